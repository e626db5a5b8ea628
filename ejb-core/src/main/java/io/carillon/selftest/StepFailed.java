package io.carillon.selftest;

/** What was tried does not work; the message says in one line what it is. */
final class StepFailed extends Exception {
    private static final long serialVersionUID = 1L;

    StepFailed(String message) {
        super(message);
    }

    static void unless(boolean good, String message) throws StepFailed {
        if (!good) {
            throw new StepFailed(message);
        }
    }
}
