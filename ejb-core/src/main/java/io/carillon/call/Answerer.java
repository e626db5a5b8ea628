package io.carillon.call;

import io.carillon.contract.AnswerVerdict;

/**
 * Who has answered, as far as somebody wants to know.
 *
 * @param wanted whether it is to be found out
 * @param verdict what was found out; null before that
 */
public record Answerer(boolean wanted, AnswerVerdict verdict) {
    /** Nobody asks. */
    public static final Answerer NOT_ASKED = new Answerer(false, null);

    /** It is to be found out. */
    static final Answerer ASKED = new Answerer(true, null);

    /** Whether somebody waits to know. */
    boolean isOpen() {
        return wanted && verdict == null;
    }
}
