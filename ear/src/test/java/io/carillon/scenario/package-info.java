/**
 * Calls placed against the real server over loopback. Every scenario starts with an INVITE or a REST call and asserts what each
 * side hears, the SIP messages, the CDR and the event.
 */
package io.carillon.scenario;
