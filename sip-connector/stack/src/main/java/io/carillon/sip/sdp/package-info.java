/**
 * Session descriptions (RFC 8866) as far as a telephone system needs them, and the rules of offer and answer (RFC
 * 3264).
 *
 * <p>A received body becomes an {@link io.carillon.sip.sdp.SdpBody}: good, absent or bad, never an exception.
 * {@link io.carillon.sip.sdp.OfferAnswer} makes the descriptions we send. Nothing here knows SIP or sockets.
 */
package io.carillon.sip.sdp;
