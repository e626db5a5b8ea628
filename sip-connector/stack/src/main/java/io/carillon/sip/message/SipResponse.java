package io.carillon.sip.message;

/** A response (RFC 3261 section 7.2). */
public final class SipResponse extends SipMessage {
    private final int status;

    SipResponse(HeaderIndex index, int status) {
        super(index);
        this.status = status;
    }

    /** 100 to 699. */
    public int status() {
        return status;
    }

    /** 1xx. */
    public boolean isProvisional() {
        return status < 200;
    }

    /** 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Reason phrase, hostile text. */
    public String reason() {
        return index.reason();
    }
}
