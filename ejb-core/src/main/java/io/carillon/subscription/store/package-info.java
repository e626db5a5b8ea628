/** The rows of lists that can be watched. */
package io.carillon.subscription.store;
