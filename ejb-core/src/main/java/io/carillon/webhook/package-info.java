/**
 * Programs elsewhere that are told of events by HTTP. An event that concerns a webhook becomes a row, the row is sent
 * until the receiver takes it, with longer and longer pauses, and is a dead letter when it never does. Events of the
 * ledger are there at least once, live events as long as the server runs.
 */
package io.carillon.webhook;
