/**
 * Event notification (RFC 6665) and publication (RFC 3903) on the wire: what a SUBSCRIBE or PUBLISH says as a value,
 * and how a NOTIFY is sent. Nothing is remembered here: a subscription is its owner's, and a NOTIFY is made of what
 * the owner hands over.
 */
package io.carillon.sip.subscribe;
