/** Rows of the outbox, read in the order of their commits. */
package io.carillon.event.store;
