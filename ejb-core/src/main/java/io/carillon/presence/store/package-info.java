/** The rows behind presence. */
package io.carillon.presence.store;
