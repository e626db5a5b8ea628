package io.carillon.sip.message;

/**
 * A request that is complete but for its top Via, which the transaction layer adds when it knows transport, local
 * address and branch. Made by {@link RequestBuilder}; may be sent several times, each time as a new transaction.
 */
public final class OutboundRequest {
    private final String method;
    private final String requestUri;
    private final byte[] rest;

    OutboundRequest(String method, String requestUri, byte[] rest) {
        this.method = method;
        this.requestUri = requestUri;
        this.rest = rest;
    }

    public String method() {
        return method;
    }

    public String requestUri() {
        return requestUri;
    }

    /**
     * The request as it goes over the wire.
     *
     * @param via whole Via value, for instance {@code SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKx;rport}
     */
    public SipRequest withVia(String via) {
        return RequestBuilder.complete(this, via);
    }

    byte[] rest() {
        return rest;
    }
}
