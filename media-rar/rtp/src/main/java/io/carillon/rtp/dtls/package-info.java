/**
 * Keys for encrypted audio out of a DTLS handshake on the media port (RFC 5763, RFC 5764), as browsers make them.
 *
 * <p>The handshake is Bouncy Castle's, on threads of its own: few, bounded, and never an event loop. What proves the peer
 * is its certificate's fingerprint in the session description. A handshake that fails ends nothing; the peer may begin
 * again.
 */
package io.carillon.rtp.dtls;
