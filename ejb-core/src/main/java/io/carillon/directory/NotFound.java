package io.carillon.directory;

import jakarta.ejb.ApplicationException;

/** There is no such thing, or it belongs to another tenant. */
@ApplicationException(rollback = true)
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the caller */
    public NotFound(String message) {
        super(message);
    }
}
