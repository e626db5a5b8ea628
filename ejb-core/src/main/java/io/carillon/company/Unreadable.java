package io.carillon.company;

/** The company's directory cannot be read, or not to its end: nothing may be concluded from what was read. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
        super(reason);
    }

    Unreadable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
