package io.carillon.directory;

import jakarta.ejb.ApplicationException;

/** Somebody else changed it since the caller looked; read again and repeat. */
@ApplicationException(rollback = true)
public final class StaleVersion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the caller */
    public StaleVersion(String message) {
        super(message);
    }
}
