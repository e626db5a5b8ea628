package io.carillon.directory;

import jakarta.ejb.ApplicationException;

/** There was such a thing, but its time is over and nothing of it is kept. */
@ApplicationException(rollback = true)
public final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one sentence for the caller */
    public Gone(String message) {
        super(message);
    }
}
