/** What is past and its time over. */
package io.carillon.history.store;
