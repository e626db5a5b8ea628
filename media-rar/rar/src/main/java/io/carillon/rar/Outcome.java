package io.carillon.rar;

import io.carillon.contract.Cause;

/**
 * What came of a command.
 *
 * @param reason one line for the log, null when it was done (or there was nothing to do)
 * @param cause what to tell the caller, null when it was done
 */
record Outcome(String reason, Cause cause) {
    static final Outcome DONE = new Outcome(null, null);

    static Outcome failed(String reason, Cause cause) {
        return new Outcome(reason, cause);
    }

    boolean isDone() {
        return reason == null;
    }
}
