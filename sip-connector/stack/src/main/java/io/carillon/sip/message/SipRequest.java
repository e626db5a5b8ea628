package io.carillon.sip.message;

/** A request (RFC 3261 section 7.1). */
public final class SipRequest extends SipMessage {
    private final String method;
    private final String requestUri;
    private SipUri uri;
    private ViaSource source;

    SipRequest(HeaderIndex index, String method, String requestUri) {
        super(index);
        this.method = method;
        this.requestUri = requestUri;
    }

    /** A request that was read; its URI is null when it was not sound. */
    SipRequest(HeaderIndex index, String method, SipUri uri) {
        super(index);
        this.method = method;
        this.requestUri = uri == null ? "" : uri.text();
        this.uri = uri;
    }

    /** Marks where it came from, before anybody else sees it. */
    void cameFrom(String host, int port) {
        source = ViaSource.of(topVia(), host, port);
    }

    /** What its answers have to say in Via of where it came from; null for nothing. */
    ViaSource source() {
        return source;
    }

    /** Method, case matters. */
    public String method() {
        return method;
    }

    /** Whether the method is this one. */
    public boolean is(String other) {
        return method.equals(other);
    }

    /** Request-URI as it came. */
    public String requestUri() {
        return requestUri;
    }

    /** Request-URI read. */
    public SipUri uri() throws MalformedHeader {
        if (uri == null) {
            uri = SipUri.parse(requestUri);
        }
        return uri;
    }
}
