/**
 * Call detail records: one per call, written once, together with the event that tells the outside world of it.
 */
package io.carillon.cdr;
