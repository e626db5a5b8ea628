package io.carillon.sip.transport;

import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipResponse;

/**
 * The gate in front of the transactions: rate limits, bans, overload (RFC 6357). Asked once for each message on the
 * reader thread, before any transaction exists. An exception thrown here is logged and counts as {@link
 * Verdict#DROP}.
 */
@FunctionalInterface
public interface Admission {
    /** Lets everything in. */
    Admission OPEN = (message, flow) -> Verdict.PASS;

    /** May this message come in? */
    Verdict judge(SipMessage message, Flow flow);

    /**
     * Whether a message is looked at at all. Asked before it is read, so the answer has to cost next to nothing.
     *
     * @param message its bytes, not to be changed
     */
    default boolean hears(Flow flow, byte[] message) {
        return true;
    }

    /** Whether a connection is taken from there, a source as {@link Flow#source()} says it. */
    default boolean connects(String source) {
        return true;
    }

    /** Something came that is no sound SIP. */
    default void unsound(Flow flow) {}

    /**
     * May a request that is not sound be told so? It can hold anything and miss anything, so only where it came from is
     * judged. False drops it.
     */
    default boolean answersUnsound(Flow flow) {
        return true;
    }

    /**
     * The answer.
     *
     * @param kind what to do
     * @param status status of a stateless response when {@code kind} is REFUSE; an ACK or a response is dropped instead
     * @param retryAfter seconds for Retry-After, 0 for none
     * @param response the whole response when {@code kind} is ANSWER, else null
     */
    record Verdict(Kind kind, int status, int retryAfter, SipResponse response) {
        public static final Verdict PASS = new Verdict(Kind.PASS, 0, 0, null);
        public static final Verdict DROP = new Verdict(Kind.DROP, 0, 0, null);

        public static Verdict refuse(int status, int retryAfter) {
            return new Verdict(Kind.REFUSE, status, retryAfter, null);
        }

        /** Answers statelessly with this response, for instance the challenge of a request without credentials. */
        public static Verdict answer(SipResponse response) {
            return new Verdict(Kind.ANSWER, response.status(), 0, response);
        }
    }

    /** What to do with a message. */
    enum Kind {
        PASS,
        DROP,
        REFUSE,
        /**
         * Send {@link Verdict#response()} where the request came from (RFC 3261 section 18.2.2), without a
         * transaction.
         */
        ANSWER
    }
}
