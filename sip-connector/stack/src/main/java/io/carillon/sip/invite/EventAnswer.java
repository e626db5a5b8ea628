package io.carillon.sip.invite;

import io.carillon.contract.EventReply;
import io.carillon.sip.EventResponder;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns the reply to a SUBSCRIBE or PUBLISH into the response, once; says 503 itself when none comes. */
final class EventAnswer implements EventResponder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final EventReply TOO_LATE = new EventReply.Refused(503, "no answer in time", 5, List.of());
    private static final HeaderName SIP_ETAG = HeaderName.of("SIP-ETag");

    private final Agent agent;
    private final ServerTransaction transaction;
    private final SipRequest request;
    private final String tag;
    private final String contact;
    private final AtomicBoolean replied = new AtomicBoolean();
    private volatile TimerHandle timer;

    /** @param contact our Contact when the request makes a dialog, else null */
    EventAnswer(Agent agent, ServerTransaction transaction, SipRequest request, String tag, String contact) {
        this.agent = agent;
        this.transaction = transaction;
        this.request = request;
        this.tag = tag;
        this.contact = contact;
    }

    void arm() {
        timer = agent.transactions().schedule(PATIENCE, () -> reply(TOO_LATE));
    }

    @Override
    public void reply(EventReply reply) {
        if (!replied.compareAndSet(false, true)) {
            return;
        }
        timer.cancel();
        transaction.respond(reply instanceof EventReply.Accepted accepted
                ? accepted(accepted)
                : refused((EventReply.Refused) reply));
    }

    private SipResponse accepted(EventReply.Accepted accepted) {
        ResponseBuilder response = agent.replies().start(request, 200, tag);
        response.header(HeaderName.EXPIRES, accepted.expires());
        if (contact != null) {
            response.header(HeaderName.CONTACT, contact);
        }
        if (!accepted.etag().isEmpty()) {
            response.header(SIP_ETAG, accepted.etag());
        }
        if (accepted.list()) {
            response.header(HeaderName.REQUIRE, RequestChecks.EVENTLIST);
        }
        return response.build();
    }

    private SipResponse refused(EventReply.Refused refused) {
        int status = refused.status();
        ResponseBuilder response = agent.replies().start(request, status, tag);
        if (!refused.reason().isEmpty()) {
            response.header(HeaderName.WARNING, Replies.warning(refused.reason()));
        }
        if (refused.seconds() > 0) {
            response.header(status == 423 ? HeaderName.MIN_EXPIRES : HeaderName.RETRY_AFTER, refused.seconds());
        }
        if (!refused.instead().isEmpty()) {
            response.header(instead(status), String.join(", ", refused.instead()));
        }
        return response.build();
    }

    /** Where a refusal says what would be taken. */
    private static HeaderName instead(int status) {
        return switch (status) {
            case 489 -> HeaderName.ALLOW_EVENTS;
            case 421 -> HeaderName.REQUIRE;
            default -> HeaderName.ACCEPT;
        };
    }
}
