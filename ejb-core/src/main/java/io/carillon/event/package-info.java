/**
 * What the outside world hears of calls.
 *
 * <p>Two grades: <em>live</em> events may be lost and never hold up a call; <em>ledger</em> events are rows of the
 * outbox, written in the transaction of the record they tell of, and reach the broker at least once, in order.
 */
package io.carillon.event;
