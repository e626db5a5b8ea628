package io.carillon.sip.message;

/**
 * Writes the response to a request straight to bytes: Via, From, To, Call-ID, CSeq, Record-Route and Timestamp are copied raw
 * (RFC 3261 sections 8.2.6.2 and 12.1.1), a To tag is added when the request had none and the status is above 100.
 */
public final class ResponseBuilder {

    private ResponseBuilder() {}

    /** Starts the response; the reason phrase is the usual one of the status. */
    public static ResponseBuilder response(SipRequest request, int status) {
        return response(request, status, ReasonPhrase.of(status), null);
    }

    /**
     * Starts the response.
     *
     * @param toTag tag to add to To when the request has none; null or 100 adds none
     */
    public static ResponseBuilder response(SipRequest request, int status, String reason, String toTag) {
        return new ResponseBuilder();
    }

    /** Adds a header line; control characters become spaces. */
    public ResponseBuilder header(HeaderName name, String value) {
        return this;
    }

    /** Adds a header line with a number. */
    public ResponseBuilder header(HeaderName name, long value) {
        return this;
    }

    /** Adds one line for each value, in order. */
    public ResponseBuilder headers(HeaderName name, Iterable<?> values) {
        return this;
    }

    /** Sets body and Content-Type. */
    public ResponseBuilder body(String contentType, byte[] body) {
        return this;
    }

    /** The response. The builder is not to be used after that. */
    public SipResponse build() {
        throw new IllegalStateException();
    }
}
