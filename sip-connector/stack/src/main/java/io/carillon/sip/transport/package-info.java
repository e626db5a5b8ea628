/**
 * SIP over UDP, TCP, TLS (RFC 3261 section 18) and WebSockets (RFC 7118): sockets, framing, where a response goes, who may connect.
 *
 * <p>Messages are read and judged on the reader thread; what comes out is a {@link
 * io.carillon.sip.transport.SipInput} call.
 */
package io.carillon.sip.transport;
