package io.carillon.call;

import io.carillon.contract.DialNotes;

/** Why it is asked where a call goes. */
public enum Because {
    /** Somebody dialled the number. */
    DIALLED(true),
    /** Somebody is handed on to the number. */
    TRANSFERRED(true),
    /** Another extension sends its calls to the number. */
    FORWARDED(true),
    /** A ring group that the call reached has the number among its members. */
    MEMBER(true),
    /** Of a ring group, nobody took the call. */
    GROUP_OVER(false),
    /** The extension was busy. */
    BUSY(false),
    /** The extension rang in vain. */
    NO_ANSWER(false),
    /** The extension has no telephone that can be reached. */
    UNREACHABLE(false),
    /** The trunk that was tried failed; another may not. */
    NEXT_TRUNK(false);

    private final boolean fresh;

    Because(boolean fresh) {
        this.fresh = fresh;
    }

    /** Whether the number has not been tried yet in this search; otherwise it was, in vain. */
    public boolean isFresh() {
        return fresh;
    }

    /** What is told of a number that sends the call on at this question. */
    DialNotes.Why diverts() {
        return switch (this) {
            case BUSY -> DialNotes.Why.BUSY;
            case NO_ANSWER, GROUP_OVER -> DialNotes.Why.NO_ANSWER;
            case UNREACHABLE -> DialNotes.Why.UNREACHABLE;
            default -> DialNotes.Why.ALWAYS;
        };
    }
}
