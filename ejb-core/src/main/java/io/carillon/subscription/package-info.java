/**
 * Event notification (RFC 6665): who watches what, told when it changes.
 *
 * <p>A {@link io.carillon.subscription.Subscription} is a value: dialog, numbers, expiry. It is in a journal before
 * anything that depends on it leaves, so that a redeployment, a restart or a kill lets numbers go on where they were.
 * What can be watched is an {@link io.carillon.subscription.EventPackage}; it is asked for the state when a
 * notification is due, never before, so that of many changes in a row the last one is told and nothing queues up.
 */
package io.carillon.subscription;
