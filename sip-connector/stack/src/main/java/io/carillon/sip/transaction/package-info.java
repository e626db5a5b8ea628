/**
 * The four transaction machines of RFC 3261 section 17, with the Accepted states of RFC 6026.
 *
 * <p>The layer above is a {@link io.carillon.sip.transaction.TransactionUser}; it is called on reader and timer
 * threads.
 */
package io.carillon.sip.transaction;
