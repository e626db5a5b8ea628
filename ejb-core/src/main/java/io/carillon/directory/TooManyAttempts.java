package io.carillon.directory;

import jakarta.ejb.ApplicationException;

/** This user name has been tried with wrong passwords too often; nothing is checked until the time is over. */
@ApplicationException(rollback = true)
public final class TooManyAttempts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    /** @param retryAfterSeconds when to try again, at least 1 */
    public TooManyAttempts(long retryAfterSeconds) {
        super("too many failed logins, try again in " + retryAfterSeconds + " s");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** Seconds until the next attempt is looked at, at least 1. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
