package io.carillon.directory;

import jakarta.ejb.ApplicationException;

/**
 * It exists already, or the change would break something that must hold, for instance remove the last administrator.
 */
@ApplicationException(rollback = true)
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the caller */
    public Conflict(String message) {
        super(message);
    }
}
