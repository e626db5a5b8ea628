package io.carillon.sip.message;

/**
 * The two requests that live in the transaction of an INVITE: its CANCEL and the ACK of a refusal. They carry its top
 * Via alone.
 */
public final class HopRequests {
    private HopRequests() {}

    /**
     * CANCEL (RFC 3261 section 9.1).
     *
     * @param invite the INVITE as sent
     * @param reason value of a Reason header (RFC 3326), null for none
     */
    public static SipRequest cancel(SipRequest invite, String reason) {
        ByteText text = start("CANCEL", invite);
        copyLine(text, invite, HeaderName.TO);
        if (reason != null) {
            text.header(HeaderName.REASON, reason);
        }
        return finish(text, "CANCEL", invite);
    }

    /**
     * ACK of a final response above 299 (RFC 3261 section 17.1.1.3).
     *
     * @param invite the INVITE as sent
     * @param refusal the response; its To goes into the ACK
     */
    public static SipRequest ack(SipRequest invite, SipResponse refusal) {
        ByteText text = start("ACK", invite);
        copyLine(text, refusal, HeaderName.TO);
        return finish(text, "ACK", invite);
    }

    private static ByteText start(String method, SipRequest invite) {
        ByteText text = new ByteText(512);
        text.ascii(method).ascii(" ").safe(invite.requestUri()).ascii(" SIP/2.0\r\n");
        copyLine(text, invite, HeaderName.VIA);
        HeaderIndex index = invite.index;
        for (int n = index.find(HeaderName.ROUTE, 0); n >= 0; n = index.find(HeaderName.ROUTE, n + 1)) {
            copy(text, index, HeaderName.ROUTE, n);
        }
        text.ascii("Max-Forwards: 70\r\n");
        copyLine(text, invite, HeaderName.FROM);
        copyLine(text, invite, HeaderName.CALL_ID);
        return text;
    }

    private static SipRequest finish(ByteText text, String method, SipRequest invite) {
        text.ascii("CSeq: ").number(invite.cseq().number()).ascii(" ").ascii(method);
        text.ascii("\r\nContent-Length: 0\r\n\r\n");
        return new SipRequest(new HeaderIndex(text.toBytes()), method, invite.requestUri());
    }

    private static void copyLine(ByteText text, SipMessage from, HeaderName name) {
        copy(text, from.index, name, from.index.find(name, 0));
    }

    private static void copy(ByteText text, HeaderIndex index, HeaderName name, int n) {
        text.ascii(name.toString()).ascii(": ");
        text.raw(index.bytes(), index.valueFrom(n), index.valueTo(n) - index.valueFrom(n)).ascii("\r\n");
    }
}
