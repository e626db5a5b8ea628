package io.carillon.sip.message;

/**
 * Writes a request straight to bytes. Headers appear in the order of the calls; Content-Length is added by {@link
 * #build()}. Text put into a header is made safe: CR, LF and other control characters become spaces, so a hostile
 * display name cannot add a header.
 */
public final class RequestBuilder {
    private static final byte[] NONE = new byte[0];

    private final String method;
    private final String requestUri;
    private final ByteText text = new ByteText(768);
    private byte[] body = NONE;

    private RequestBuilder(String method, String requestUri) {
        if (!Chars.isToken(method)) {
            throw new IllegalArgumentException("not a method: " + method);
        }
        for (int i = 0; i < requestUri.length(); i++) {
            if (requestUri.charAt(i) <= ' ' || requestUri.charAt(i) == 127) {
                throw new IllegalArgumentException("blank or control character in a Request-URI");
            }
        }
        this.method = method;
        this.requestUri = requestUri;
    }

    /**
     * Starts a request.
     *
     * @throws IllegalArgumentException when the URI holds blanks or control characters
     */
    public static RequestBuilder request(String method, String requestUri) {
        return new RequestBuilder(method, requestUri);
    }

    /** Method of the request to be. */
    public String method() {
        return method;
    }

    /** Where it asks for. */
    public String requestUri() {
        return requestUri;
    }

    /** Adds a header line. */
    public RequestBuilder header(HeaderName name, String value) {
        text.header(name, value);
        return this;
    }

    /** Adds a header line with a number. */
    public RequestBuilder header(HeaderName name, long value) {
        text.header(name, value);
        return this;
    }

    /** Adds one line for each value, in order. */
    public RequestBuilder headers(HeaderName name, Iterable<?> values) {
        for (Object value : values) {
            text.header(name, value.toString());
        }
        return this;
    }

    /** Adds CSeq with the method of this request. */
    public RequestBuilder cseq(long number) {
        text.ascii("CSeq: ").number(number).ascii(" ").ascii(method).ascii("\r\n");
        return this;
    }

    /** Sets body and Content-Type. */
    public RequestBuilder body(String contentType, byte[] content) {
        text.header(HeaderName.CONTENT_TYPE, contentType);
        body = content;
        return this;
    }

    /** The request, still without Via. The builder is not to be used after that. */
    public OutboundRequest build() {
        text.header(HeaderName.CONTENT_LENGTH, body.length).ascii("\r\n").raw(body, 0, body.length);
        return new OutboundRequest(method, requestUri, text.toBytes());
    }

    static SipRequest complete(OutboundRequest request, String via) {
        byte[] rest = request.rest();
        ByteText text = new ByteText(rest.length + via.length() + request.requestUri().length() + 40);
        text.ascii(request.method()).ascii(" ").safe(request.requestUri()).ascii(" SIP/2.0\r\nVia: ").ascii(via)
                .ascii("\r\n");
        text.raw(rest, 0, rest.length);
        return new SipRequest(new HeaderIndex(text.toBytes()), request.method(), request.requestUri());
    }
}
