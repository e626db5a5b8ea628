package io.carillon.cdr;

import jakarta.ejb.ApplicationException;

/** The cursor was not one of ours. */
@ApplicationException(rollback = true)
public final class BadCursor extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the one message it has. */
    public BadCursor() {
        super("cursor: not one that this server issued");
    }
}
