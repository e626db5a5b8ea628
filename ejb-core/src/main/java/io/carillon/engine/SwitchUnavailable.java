package io.carillon.engine;

import jakarta.ejb.ApplicationException;

/** The adapter is away or overloaded; the request was not taken and may be repeated in a moment. */
@ApplicationException
public final class SwitchUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message for the asker */
    public SwitchUnavailable(String message, Throwable reason) {
        super(message, reason);
    }
}
