/**
 * Who vouches for callers: STIR/SHAKEN (RFC 8224, RFC 8225, RFC 8588). Calls that leave by a trunk are signed with the
 * key of the house, calls that come in are verified with certificates that their signers name. {@code IdentityDesk} is
 * the door; calls know it as {@link io.carillon.call.Identities}. Nothing here waits on the lane of a call: a certificate
 * that has to be fetched is fetched by a thread of the server, and the call is told afterwards.
 */
package io.carillon.identity;
