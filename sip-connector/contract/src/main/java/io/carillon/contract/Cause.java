package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * Why a leg ended or was refused.
 *
 * @param sip SIP status 300 to 699, or 200 for an ordinary clearing by BYE
 * @param q850 ITU-T Q.850 cause value 1 to 127, carried in the Reason header (RFC 3326)
 * @param text short reason phrase, one line
 */
public record Cause(int sip, int q850, String text) implements Serializable {
    public static final Cause NORMAL_CLEARING = new Cause(200, 16, "Normal call clearing");
    public static final Cause CANCELLED = new Cause(487, 16, "Request Terminated");
    public static final Cause ANSWERED_ELSEWHERE = new Cause(200, 26, "Call completed elsewhere");
    public static final Cause BAD_REQUEST = new Cause(400, 127, "Bad Request");
    public static final Cause FORBIDDEN = new Cause(403, 21, "Forbidden");
    public static final Cause NOT_FOUND = new Cause(404, 1, "Not Found");
    public static final Cause TIMEOUT = new Cause(408, 102, "Request Timeout");
    public static final Cause NO_ANSWER = new Cause(480, 19, "No answer");
    public static final Cause NOT_REGISTERED = new Cause(480, 20, "Subscriber absent");
    public static final Cause LOOP = new Cause(482, 25, "Loop Detected");
    public static final Cause TOO_MANY_HOPS = new Cause(483, 25, "Too Many Hops");
    public static final Cause BUSY = new Cause(486, 17, "Busy Here");
    public static final Cause NOT_ACCEPTABLE = new Cause(488, 88, "Not Acceptable Here");
    public static final Cause SERVER_ERROR = new Cause(500, 41, "Server Internal Error");
    public static final Cause UNAVAILABLE = new Cause(503, 42, "Service Unavailable");
    public static final Cause DECLINED = new Cause(603, 21, "Decline");
    public static final Cause MEDIA_TIMEOUT = new Cause(408, 102, "Media timeout");
    public static final Cause SESSION_EXPIRED = new Cause(408, 102, "Session expired");
    public static final Cause NODE_LOST = new Cause(500, 41, "Node failure");

    public Cause {
        Objects.requireNonNull(text, "text");
        if (sip < 200 || sip > 699) {
            throw new IllegalArgumentException("SIP status out of range: " + sip);
        }
        if (q850 < 0 || q850 > 127) {
            throw new IllegalArgumentException("Q.850 cause out of range: " + q850);
        }
    }

    /** Audio that cannot be taken, and why: one line that whoever sent it can act on. */
    public static Cause notAcceptable(String why) {
        return new Cause(NOT_ACCEPTABLE.sip(), NOT_ACCEPTABLE.q850(), why);
    }

    /** The cause for a SIP status without a Reason header (RFC 3398 section 8.2.6.1 read backwards). */
    public static Cause ofStatus(int status, String phrase) {
        return new Cause(Math.min(Math.max(status, 300), 699), q850Of(status), phrase);
    }

    private static int q850Of(int status) {
        return switch (status) {
            case 401, 402, 403, 407, 603 -> 21;
            case 404, 604 -> 1;
            case 405, 501 -> 63;
            case 406, 415, 488, 606 -> 88;
            case 408, 504 -> 102;
            case 410 -> 22;
            case 480 -> 18;
            case 482, 483 -> 25;
            case 484 -> 28;
            case 486, 600 -> 17;
            case 487 -> 16;
            case 502 -> 38;
            case 503 -> 42;
            case 500 -> 41;
            default -> status >= 500 ? 41 : 127;
        };
    }
}
