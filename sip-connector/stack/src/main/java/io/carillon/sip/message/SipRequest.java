package io.carillon.sip.message;

/** A request (RFC 3261 section 7.1). */
public final class SipRequest extends SipMessage {
    private final String method;
    private final String requestUri;

    SipRequest(HeaderIndex index, String method, String requestUri) {
        super(index);
        this.method = method;
        this.requestUri = requestUri;
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
        return SipUri.parse(requestUri);
    }
}
