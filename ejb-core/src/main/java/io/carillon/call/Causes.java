package io.carillon.call;

import io.carillon.cdr.Disposition;
import io.carillon.contract.Cause;
import io.carillon.contract.Tone;

/** What a refusal is worth: which of several tells most, what the caller is told, what the invoice says. */
final class Causes {
    static final Cause CALL_LIMIT = new Cause(200, 16, "Longest call duration reached");
    static final Cause REQUEST_PENDING = Cause.ofStatus(491, "Request Pending");
    static final Cause NOTHING_TO_TRANSFER = new Cause(403, 127, "Nothing to transfer now");
    /** For an INVITE with Replaces: 481 would be taken for a dialog of its own. */
    static final Cause NOT_HERE = new Cause(404, 1, "Call Does Not Exist");
    static final Cause NO_SUCH_CALL = new Cause(481, 31, "Call Does Not Exist");
    static final Cause ON_HOLD = new Cause(480, 20, "The conversation is on hold");
    static final Cause TOO_MANY_IN_IT = new Cause(486, 17, "Too many in the conversation");
    static final Cause ANSWERED_ALREADY = new Cause(486, 17, "Answered already");
    static final Cause TO_ITSELF = new Cause(482, 25, "Cannot be transferred to itself");
    static final Cause TOO_MANY_TRANSFERS = new Cause(482, 25, "Transferred too often");
    static final Cause NO_TRANSFER_HERE = new Cause(403, 50, "Cannot be transferred there");

    /** Records have room for so much. */
    private static final int LONGEST_TEXT = 128;

    private Causes() {}

    /** Refused for its media; the caller's Warning says why. */
    static Cause unusable(String reason) {
        String text = reason.isBlank() ? Cause.NOT_ACCEPTABLE.text() : reason;
        return new Cause(
                Cause.NOT_ACCEPTABLE.sip(),
                Cause.NOT_ACCEPTABLE.q850(),
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
    }

    /**
     * The more telling of two refusals: what a person decided for all telephones (6xx) over busy over other words of a
     * telephone (4xx) over failures (5xx) over silence (408). RFC 3261 section 16.7 step 6, with busy preferred.
     */
    static Cause better(Cause one, Cause other) {
        return one == null || rank(other) < rank(one) ? other : one;
    }

    private static int rank(Cause cause) {
        int sip = cause.sip();
        if (sip >= 600) {
            return 0;
        }
        if (sip == 486) {
            return 1;
        }
        if (sip == 408) {
            return 6;
        }
        if (sip == 487) {
            return 5;
        }
        return sip >= 400 && sip < 500 ? 2 : sip >= 500 ? 4 : 3;
    }

    /** Whether a refusal speaks for all telephones of a person (RFC 3261 section 21.6). */
    static boolean isGlobal(Cause cause) {
        return cause.sip() >= 600;
    }

    /**
     * Whether a leg that was up ended by BYE or CANCEL. Whatever reason they give, the adapter reports them as 200 or
     * 487; any other status is its own finding: no media, no answer to a refresh, no node.
     */
    static boolean isFromDevice(Cause cause) {
        return cause.sip() == Cause.NORMAL_CLEARING.sip() || cause.sip() == Cause.CANCELLED.sip();
    }

    /** Which kind of forwarding a refusal calls for, null for none: the person or the session said no. */
    static Because forwardingFor(Cause cause) {
        return switch (cause.sip()) {
            case 486, 600 -> Because.BUSY;
            case 408, 480, 487 -> cause.q850() == Cause.NOT_REGISTERED.q850() ? Because.UNREACHABLE : Because.NO_ANSWER;
            case 404, 410, 500, 502, 503, 504, 604 -> Because.UNREACHABLE;
            default -> null;
        };
    }

    /** Busy and declined: somebody, or somebody's telephone, has decided. */
    static boolean isDecisionOfPerson(Cause cause) {
        return cause.sip() == 486 || cause.sip() == 600 || cause.sip() == 603;
    }

    /**
     * Whether a trunk that gave this answer failed as a trunk, so that another may succeed: no answer at all, no way
     * there, a server that cannot (RFC 3261 section 21.5) or does not know the scheme of the address. What a person or the called network decided stands.
     */
    static boolean isFailureOfTrunk(Cause cause) {
        int sip = cause.sip();
        boolean silent = sip == 408 && cause.q850() == Cause.TIMEOUT.q850();
        boolean unreachable = sip == 480 && cause.q850() == 27;
        boolean scheme = sip == 416;
        return silent || unreachable || scheme || sip >= 500 && sip < 600;
    }

    /**
     * What the caller is told when a telephone refused with this. A telephone must not make the caller's device follow
     * a redirection, answer a challenge or leave this server for another (RFC 3261 sections 16.5 and 16.7 step 6).
     */
    static Cause forCaller(Cause cause) {
        int sip = cause.sip();
        if (sip < 400) {
            return new Cause(480, cause.q850() == 0 ? 20 : cause.q850(), "Temporarily Unavailable");
        }
        return switch (sip) {
            case 401, 402, 403, 407 -> new Cause(403, 21, "Forbidden");
            case 487 -> new Cause(480, 19, "No answer");
            case 406, 415, 488, 606 -> Cause.NOT_ACCEPTABLE;
            case 503 -> new Cause(500, cause.q850(), "Called telephone is out of service");
            default -> cause;
        };
    }

    /** What somebody hears who waits for another, when it has come to this. */
    static Tone toneOf(Cause cause) {
        return switch (cause.sip()) {
            case 486, 600 -> Tone.BUSY;
            case 404, 410, 484, 604 -> Tone.SPECIAL_INFORMATION;
            case 408, 500, 502, 503, 504 -> Tone.CONGESTION;
            default -> Tone.REJECTED;
        };
    }

    /** The invoice's word for a call that nobody answered. */
    static Disposition disposition(Cause cause) {
        return switch (cause.sip()) {
            case 486, 600 -> Disposition.BUSY;
            case 487 -> Disposition.CANCELLED;
            case 408 -> Disposition.NO_ANSWER;
            case 480 -> cause.q850() == Cause.NOT_REGISTERED.q850() ? Disposition.FAILED : Disposition.NO_ANSWER;
            case 403, 603 -> Disposition.REJECTED;
            default -> Disposition.FAILED;
        };
    }
}
