package io.carillon.sip.message;

/** What came out of bytes from the network. */
public sealed interface ParsedMessage {

    /** A message whose frame and mandatory headers are sound. */
    record Good(SipMessage message) implements ParsedMessage {}

    /**
     * Not a message we work with.
     *
     * @param reason what was wrong, for the Warning header and the log; holds no hostile text
     * @param status SIP status it deserves: 400, 413, 505, 513
     * @param answerable the request as far as it was understood, enough to answer it statelessly: it has a Via, but
     *     From, To, Call-ID or CSeq may be missing; null means drop: a response, an ACK, or nothing that could be
     *     answered
     */
    record Bad(String reason, int status, SipRequest answerable) implements ParsedMessage {}
}
