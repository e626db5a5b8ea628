/**
 * SIP messages as bytes and as facts (RFC 3261 section 7).
 *
 * <p>A received message keeps its header lines as they came; a structured view of a header is made when somebody asks
 * for it. An outgoing message is written straight to bytes. Bad input is a value ({@link
 * io.carillon.sip.message.ParsedMessage.Bad}) or, for a header that nobody needed before, a checked {@link
 * io.carillon.sip.message.MalformedHeader}.
 */
package io.carillon.sip.message;
