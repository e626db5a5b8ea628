/**
 * Encrypted audio: SRTP and SRTCP (RFC 3711) with the suites of RFC 4568, RFC 6188 and RFC 7714.
 *
 * <p>Internal to the media engine but for {@link io.carillon.rtp.srtp.SrtpSuite} and {@link
 * io.carillon.rtp.srtp.SrtpKey}, which signalling negotiates. Ciphers and hashes are those of the JDK; here is only what
 * the RFCs put around them: derived keys, packet indexes, replay windows. A packet that does not belong is a value, never
 * an exception: it costs its own processing time and nothing else.
 */
package io.carillon.rtp.srtp;
