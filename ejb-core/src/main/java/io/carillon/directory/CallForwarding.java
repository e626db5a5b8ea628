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
 * @param unreachable target when no telephone can be reached; when empty, {@code noAnswer} applies then too
 * @param busyAt in so many calls it is busy and rings no more, 0 to ring however many there are
 */
public record CallForwarding(
        boolean dnd, String all, String busy, String noAnswer, int noAnswerSeconds, String unreachable, int busyAt)
        implements Serializable {
    /** Seconds of ringing before a call counts as not answered, when nobody chose another value. */
    public static final int DEFAULT_NO_ANSWER_SECONDS = 30;

    /** Everything off. */
    public static final CallForwarding NONE = new CallForwarding(false, "", "", "", DEFAULT_NO_ANSWER_SECONDS);

    public CallForwarding {
        all = all == null ? "" : all.strip();
        busy = busy == null ? "" : busy.strip();
        noAnswer = noAnswer == null ? "" : noAnswer.strip();
        unreachable = unreachable == null ? "" : unreachable.strip();
    }

    /** Without a target of its own for telephones that cannot be reached, ringing however many calls there are. */
    public CallForwarding(boolean dnd, String all, String busy, String noAnswer, int noAnswerSeconds) {
        this(dnd, all, busy, noAnswer, noAnswerSeconds, "", 0);
    }

    /** This with do-not-disturb on or off. */
    public CallForwarding withDnd(boolean on) {
        return new CallForwarding(on, all, busy, noAnswer, noAnswerSeconds, unreachable, busyAt);
    }

    /** This with another target for every call; empty switches it off. */
    public CallForwarding withAll(String target) {
        return new CallForwarding(dnd, target, busy, noAnswer, noAnswerSeconds, unreachable, busyAt);
    }

    /** This with another target when busy; empty switches it off. */
    public CallForwarding withBusy(String target) {
        return new CallForwarding(dnd, all, target, noAnswer, noAnswerSeconds, unreachable, busyAt);
    }

    /** This with another target when nobody answers; empty switches it off. */
    public CallForwarding withNoAnswer(String target) {
        return new CallForwarding(dnd, all, busy, target, noAnswerSeconds, unreachable, busyAt);
    }

    /** This with another target when no telephone can be reached; empty switches it off. */
    public CallForwarding withUnreachable(String target) {
        return new CallForwarding(dnd, all, busy, noAnswer, noAnswerSeconds, target, busyAt);
    }

    /** This, busy in so many calls; 0 for never. */
    public CallForwarding withBusyAt(int calls) {
        return new CallForwarding(dnd, all, busy, noAnswer, noAnswerSeconds, unreachable, calls);
    }
}
