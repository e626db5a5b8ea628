package io.carillon.oidc;

/** What the browser brought back proves nothing; the message is for the log, not for the browser. */
public final class NotProven extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason for the log */
    public NotProven(String reason) {
        super(reason);
    }

    /** @param reason for the log */
    public NotProven(String reason, Throwable cause) {
        super(reason, cause);
    }
}
