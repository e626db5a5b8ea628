package io.carillon.call;

import io.carillon.contract.AnswerVerdict;

/**
 * Who has answered, as far as somebody wants to know.
 *
 * @param wanted whether it is to be found out
 * @param verdict what was found out; null before that
 * @param beeped whether a machine has beeped since
 */
public record Answerer(boolean wanted, AnswerVerdict verdict, boolean beeped) {
    /** Nobody asks. */
    public static final Answerer NOT_ASKED = new Answerer(false, null, false);

    /** It is to be found out. */
    static final Answerer ASKED = new Answerer(true, null, false);

    /** Whether a machine speaks, or may, and has not beeped yet. */
    boolean awaitsBeep() {
        return wanted && !beeped && (verdict == null || verdict == AnswerVerdict.MACHINE);
    }

    /** Whether somebody waits to know. */
    boolean isOpen() {
        return wanted && verdict == null;
    }
}
