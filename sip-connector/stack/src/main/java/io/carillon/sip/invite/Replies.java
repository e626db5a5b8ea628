package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.ReasonPhrase;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Responses with the headers that ours always have. */
final class Replies {
    /** Methods taken inside a dialog. */
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE, INFO, REFER, PRACK";
    /** Methods taken outside. */
    static final String ALLOW_ALL = ALLOW + ", REGISTER, SUBSCRIBE, PUBLISH, MESSAGE";

    static final String SDP = "application/sdp";

    private static final int RETRY_AFTER = 5;

    private final String product;

    Replies(String product) {
        this.product = product;
    }

    /** Starts a response. */
    ResponseBuilder start(SipRequest request, int status, String toTag) {
        return start(request, status, ReasonPhrase.of(status), toTag);
    }

    private ResponseBuilder start(SipRequest request, int status, String phrase, String toTag) {
        ResponseBuilder response = ResponseBuilder.response(request, status, phrase, toTag);
        return product.isEmpty() ? response : response.header(HeaderName.SERVER, product);
    }

    /** A refusal that says what was wrong. */
    SipResponse refusal(SipRequest request, Refusal refusal, String toTag) {
        ResponseBuilder response = start(request, refusal.status(), toTag);
        if (!refusal.reason().isEmpty()) {
            response.header(HeaderName.WARNING, warning(refusal.reason()));
        }
        if (refusal.extra() != null) {
            response.headers(refusal.extra(), refusal.values());
        }
        return response.build();
    }

    /** The final response to an INVITE that ends a leg (RFC 3261 section 13.3.1.3). */
    SipResponse ending(SipRequest invite, Cause cause, String toTag) {
        int status = statusOf(cause);
        String phrase = Reasons.isAboutIdentity(cause) ? cause.text() : ReasonPhrase.of(status);
        ResponseBuilder response = start(invite, status, phrase, toTag);
        String reason = Reasons.header(cause);
        if (reason != null) {
            response.header(HeaderName.REASON, reason);
        }
        if (status == 503) {
            response.header(HeaderName.RETRY_AFTER, RETRY_AFTER);
        }
        if (status == 488 || status == 400 || status == 415) {
            response.header(HeaderName.WARNING, warning(cause.text()));
        }
        if (cause.equals(Reasons.SIPS_NOT_ALLOWED)) {
            response.header(HeaderName.WARNING, "380 carillon \"" + cause.text() + "\"");
        }
        if (status == 415) {
            response.header(HeaderName.ACCEPT, SDP);
        }
        return response.build();
    }

    /**
     * 500 with a short random Retry-After, for offers that overtake each other (RFC 3261 section 14.2, RFC 3311
     * section 5.2).
     */
    SipResponse later(SipRequest request, String toTag) {
        return start(request, 500, toTag)
                .header(HeaderName.RETRY_AFTER, ThreadLocalRandom.current().nextInt(11))
                .build();
    }

    /** Sends a response without anything special. */
    void send(ServerTransaction transaction, SipRequest request, int status, String toTag) {
        transaction.respond(start(request, status, toTag).build());
    }

    static String warning(String text) {
        return "399 carillon \"" + Reasons.quotable(text) + "\"";
    }

    /**
     * A status that means the same to the caller as it did to us, and asks nothing of him that we would not understand.
     */
    private static int statusOf(Cause cause) {
        int status = cause.sip();
        if (status < 400) {
            return 480;
        }
        return switch (status) {
            case 401, 407, 402, 405, 420, 421, 422, 423, 481, 494 -> 480;
            default -> status;
        };
    }

    /**
     * Why a request is not taken.
     *
     * @param status response status
     * @param reason for the Warning header, empty for none
     * @param extra header that the status asks for, null for none
     * @param values its values
     */
    record Refusal(int status, String reason, HeaderName extra, List<String> values) {
        static Refusal of(int status, String reason) {
            return new Refusal(status, reason, null, List.of());
        }

        static Refusal with(int status, HeaderName extra, List<String> values) {
            return new Refusal(status, "", extra, values);
        }
    }
}
