package io.carillon.directory;

import java.io.Serializable;

/**
 * What an extension does with calls it does not want to ring for. A forwarding target is empty when it is off.
 *
 * @param dnd do not disturb: callers hear busy
 * @param all target for every call
 * @param busy target when the extension is busy
 * @param noAnswer target when nobody answers
 * @param noAnswerSeconds how long it rings before {@code noAnswer} applies, 5 to 180 seconds
 */
public record CallForwarding(boolean dnd, String all, String busy, String noAnswer, int noAnswerSeconds)
        implements Serializable {
    /** Seconds of ringing before a call counts as not answered, when nobody chose another value. */
    public static final int DEFAULT_NO_ANSWER_SECONDS = 30;

    /** Everything off. */
    public static final CallForwarding NONE = new CallForwarding(false, "", "", "", DEFAULT_NO_ANSWER_SECONDS);

    public CallForwarding {
        all = all == null ? "" : all.strip();
        busy = busy == null ? "" : busy.strip();
        noAnswer = noAnswer == null ? "" : noAnswer.strip();
    }

    /** This with do-not-disturb on or off. */
    public CallForwarding withDnd(boolean on) {
        return new CallForwarding(on, all, busy, noAnswer, noAnswerSeconds);
    }

    /** This with another target for every call; empty switches it off. */
    public CallForwarding withAll(String target) {
        return new CallForwarding(dnd, target, busy, noAnswer, noAnswerSeconds);
    }

    /** This with another target when busy; empty switches it off. */
    public CallForwarding withBusy(String target) {
        return new CallForwarding(dnd, all, target, noAnswer, noAnswerSeconds);
    }

    /** This with another target when nobody answers; empty switches it off. */
    public CallForwarding withNoAnswer(String target) {
        return new CallForwarding(dnd, all, busy, target, noAnswerSeconds);
    }
}
