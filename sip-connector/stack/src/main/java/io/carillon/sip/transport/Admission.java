package io.carillon.sip.transport;

import io.carillon.sip.message.SipMessage;

/**
 * The gate in front of the transactions: rate limits, bans, overload (RFC 6357). Asked once for each message on the reader thread,
 * before any transaction exists. An exception thrown here is logged and counts as {@link Verdict#DROP}.
 */
@FunctionalInterface
public interface Admission {
    /** Lets everything in. */
    Admission OPEN = (message, flow) -> Verdict.PASS;

    /** May this message come in? */
    Verdict judge(SipMessage message, Flow flow);

    /**
     * The answer.
     *
     * @param kind what to do
     * @param status status of a stateless response when {@code kind} is REFUSE; an ACK or a response is dropped instead
     * @param retryAfter seconds for Retry-After, 0 for none
     */
    record Verdict(Kind kind, int status, int retryAfter) {
        public static final Verdict PASS = new Verdict(Kind.PASS, 0, 0);
        public static final Verdict DROP = new Verdict(Kind.DROP, 0, 0);

        public static Verdict refuse(int status, int retryAfter) {
            return new Verdict(Kind.REFUSE, status, retryAfter);
        }
    }

    /** What to do with a message. */
    enum Kind {
        PASS,
        DROP,
        REFUSE
    }
}
