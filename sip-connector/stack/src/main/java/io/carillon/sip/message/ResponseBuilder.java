package io.carillon.sip.message;

/**
 * Writes the response to a request straight to bytes: Via, From, To, Call-ID, CSeq, Record-Route and Timestamp are
 * copied raw (RFC 3261 sections 8.2.6.2 and 12.1.1), a To tag is added when the request had none and the status is
 * above 100. The top Via gets {@code received} and {@code rport} where the transport has noted them (section 18.2.1,
 * RFC 3581).
 */
public final class ResponseBuilder {
    private static final byte[] NONE = new byte[0];
    private static final long COPIED = mask(
            HeaderName.VIA, HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ,
            HeaderName.RECORD_ROUTE,
            HeaderName.TIMESTAMP);

    private final ByteText text;
    private final int status;
    private byte[] body = NONE;

    private ResponseBuilder(SipRequest request, int status, String reason, String toTag) {
        if (status < 100 || status > 699) {
            throw new IllegalArgumentException("not a SIP status: " + status);
        }
        this.status = status;
        this.text = new ByteText(768);
        text.ascii("SIP/2.0 ").number(status).ascii(" ").safe(reason).ascii("\r\n");
        copy(request, status > 100 ? toTag : null);
    }

    /** Starts the response; the reason phrase is the usual one of the status. */
    public static ResponseBuilder response(SipRequest request, int status) {
        return new ResponseBuilder(request, status, ReasonPhrase.of(status), null);
    }

    /**
     * Starts the response.
     *
     * @param toTag tag to add to To when the request has none; null adds none
     */
    public static ResponseBuilder response(SipRequest request, int status, String reason, String toTag) {
        return new ResponseBuilder(request, status, reason, toTag);
    }

    /** Adds a header line; control characters become spaces. */
    public ResponseBuilder header(HeaderName name, String value) {
        text.header(name, value);
        return this;
    }

    /** Adds a header line with a number. */
    public ResponseBuilder header(HeaderName name, long value) {
        text.header(name, value);
        return this;
    }

    /** Adds one line for each value, in order. */
    public ResponseBuilder headers(HeaderName name, Iterable<?> values) {
        for (Object value : values) {
            text.header(name, value.toString());
        }
        return this;
    }

    /** Sets body and Content-Type. */
    public ResponseBuilder body(String contentType, byte[] content) {
        text.header(HeaderName.CONTENT_TYPE, contentType);
        body = content;
        return this;
    }

    /** The response. The builder is not to be used after that. */
    public SipResponse build() {
        text.header(HeaderName.CONTENT_LENGTH, body.length).ascii("\r\n").raw(body, 0, body.length);
        return new SipResponse(new HeaderIndex(text.toBytes()), status);
    }

    private void copy(SipRequest request, String toTag) {
        HeaderIndex index = request.index;
        boolean top = true;
        for (int n = 0; n < index.size(); n++) {
            int id = index.id(n);
            if (id < 0 || (COPIED & 1L << id) == 0) {
                continue;
            }
            text.ascii(HeaderName.byId(id).toString()).ascii(": ");
            if (top && id == HeaderName.VIA.id()) {
                top = false;
                topVia(request, n);
            } else {
                text.raw(index.bytes(), index.valueFrom(n), index.valueTo(n) - index.valueFrom(n));
            }
            if (id == HeaderName.TO.id() && toTag != null && request.toTag() == null) {
                text.ascii(";tag=").safe(toTag);
            }
            text.ascii("\r\n");
        }
    }

    private void topVia(SipRequest request, int n) {
        HeaderIndex index = request.index;
        ViaSource source = request.source();
        if (source == null) {
            text.raw(index.bytes(), index.valueFrom(n), index.valueTo(n) - index.valueFrom(n));
            return;
        }
        source.write(text, index.bytes(), index.valueFrom(n), index.valueTo(n));
    }

    private static long mask(HeaderName... names) {
        long mask = 0;
        for (HeaderName name : names) {
            mask |= 1L << name.id();
        }
        return mask;
    }
}
