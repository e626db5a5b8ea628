package io.carillon.sip.message;

import java.util.List;

/**
 * A SIP message: its bytes, an index of its header lines, and views of the headers made on demand.
 *
 * <p>Immutable. A message that came from the network was checked for frame, caps and mandatory headers when it was
 * read ({@link MessageReader}), so {@link #callId()}, {@link #cseq()}, {@link #topVia()} and the tags never fail; the
 * other structured views throw {@link MalformedHeader} when the header is there but does not follow its grammar.
 */
public abstract sealed class SipMessage permits SipRequest, SipResponse {
    final HeaderIndex index;
    private CSeq cseq;
    private Via topVia;
    private String callId;
    private String fromTag;
    private String toTag;

    SipMessage(HeaderIndex index) {
        this.index = index;
    }

    /** The whole message as it goes over the wire. Do not change the array. */
    public byte[] bytes() {
        return index.bytes();
    }

    /** First value line of a header as it came, trimmed and unfolded; null when absent. Not split at commas. */
    public String value(HeaderName name) {
        return index.value(name);
    }

    /** Whether the header is there. */
    public boolean has(HeaderName name) {
        return index.has(name);
    }

    /** All lines of a header in order, not split at commas; empty when absent. */
    public List<String> lines(HeaderName name) {
        return index.lines(name);
    }

    /** All values of a header in order, lists split at commas outside quotes and angle brackets; empty when absent. */
    public List<String> values(HeaderName name) {
        return index.values(name);
    }

    /** Whether a comma-separated header (Supported, Require, Allow ...) holds the token, without regard to case. */
    public boolean hasToken(HeaderName name, String token) {
        return index.hasToken(name, token);
    }

    /** Number of header lines. */
    public int headerCount() {
        return index.size();
    }

    /** Name of the n-th header line. */
    public HeaderName headerName(int n) {
        return index.name(n);
    }

    /** Value of the n-th header line. */
    public String headerValue(int n) {
        return index.value(n);
    }

    /** Call-ID. */
    public String callId() {
        if (callId == null) {
            callId = index.value(HeaderName.CALL_ID);
        }
        return callId;
    }

    /** CSeq. */
    public CSeq cseq() {
        if (cseq == null) {
            cseq = HotFields.cseq(index);
        }
        return cseq;
    }

    /** The top Via: for a request the hop it came from, for a response ourselves. */
    public Via topVia() {
        if (topVia == null) {
            topVia = HotFields.topVia(index);
        }
        return topVia;
    }

    /** The reader had to read it to judge it, so it is not read again. */
    void keepTopVia(Via via) {
        topVia = via;
    }

    /** Branch of the top Via, empty when absent. */
    public String branch() {
        return topVia().branch();
    }

    /** Tag of From, null when absent. */
    public String fromTag() {
        if (fromTag == null) {
            fromTag = HotFields.tag(index, HeaderName.FROM);
        }
        return fromTag;
    }

    /** Tag of To, null when absent. */
    public String toTag() {
        if (toTag == null) {
            toTag = HotFields.tag(index, HeaderName.TO);
        }
        return toTag;
    }

    /** From. */
    public NameAddr from() throws MalformedHeader {
        return one(HeaderName.FROM);
    }

    /** To. */
    public NameAddr to() throws MalformedHeader {
        return one(HeaderName.TO);
    }

    /**
     * All values of a header made of addresses (Contact, Route, Record-Route, Path, P-Asserted-Identity ...), top
     * first.
     */
    public List<NameAddr> addresses(HeaderName name) throws MalformedHeader {
        return AddressReader.all(index, name);
    }

    /** Contacts; empty when absent or when it is {@code *} (see {@link #isContactWildcard()}). */
    public List<NameAddr> contacts() throws MalformedHeader {
        return isContactWildcard() ? List.of() : addresses(HeaderName.CONTACT);
    }

    /** Whether Contact is {@code *} (RFC 3261 section 10.2.2). */
    public boolean isContactWildcard() {
        return "*".equals(value(HeaderName.CONTACT));
    }

    /** All Via values, top first. */
    public List<Via> vias() throws MalformedHeader {
        return ViaReader.all(index);
    }

    /** Credentials or challenges of a header such as Authorization, one for each header line. */
    public List<DigestParams> digests(HeaderName name) throws MalformedHeader {
        return DigestReader.all(index, name);
    }

    /**
     * A header that is one number, -1 when absent. Max-Forwards, Expires, Min-Expires, Min-SE, RSeq, Session-Expires,
     * Retry-After.
     */
    public long number(HeaderName name) throws MalformedHeader {
        return HotFields.number(index, name);
    }

    /** Media type of the body without parameters, lower case; empty when there is none. */
    public String contentType() {
        return HotFields.contentType(index);
    }

    /** Length of the body in bytes. */
    public int bodyLength() {
        return index.bodyLength();
    }

    /** A copy of the body; empty when there is none. */
    public byte[] body() {
        return index.body();
    }

    private NameAddr one(HeaderName name) throws MalformedHeader {
        String value = value(name);
        if (value == null) {
            throw new MalformedHeader(name.toString(), "missing");
        }
        return NameAddr.parse(value);
    }

    /** First line and size; safe to log. */
    @Override
    public String toString() {
        return index.startLine() + " (" + index.length() + " bytes)";
    }
}
