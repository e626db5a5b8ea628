package io.carillon.signin;

/** Somebody has proven who he is and may still not come in; the message says why, and may be shown to him. */
public final class NotAdmitted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAdmitted(String reason) {
        super(reason);
    }
}
