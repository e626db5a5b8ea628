package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.RegisterReply;
import io.carillon.sip.RegisterResponder;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.ResponseBuilder;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transaction.SipTransactions.TimerHandle;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Turns the registrar's reply into the response, once; says 503 itself when none comes. */
final class RegisterAnswer implements RegisterResponder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final RegisterReply TOO_LATE = new RegisterReply.Refused(503, "registrar does not answer", 0, 5);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private final Agent agent;
    private final ServerTransaction transaction;
    private final SipRequest request;
    private final String tag;
    private final Aor aor;
    private final Outbound outbound;
    private final AtomicBoolean replied = new AtomicBoolean();
    private volatile TimerHandle timer;

    /** A REGISTER whose sender owns the address of record. */
    record Asked(ServerTransaction transaction, SipRequest request, String tag, Aor aor) {}

    RegisterAnswer(Agent agent, Asked asked, Outbound outbound) {
        this.agent = agent;
        this.transaction = asked.transaction();
        this.request = asked.request();
        this.tag = asked.tag();
        this.aor = asked.aor();
        this.outbound = outbound;
    }

    void arm() {
        timer = agent.transactions().schedule(PATIENCE, () -> reply(TOO_LATE));
    }

    @Override
    public void reply(RegisterReply reply) {
        if (!replied.compareAndSet(false, true)) {
            return;
        }
        timer.cancel();
        SipResponse response = reply instanceof RegisterReply.Accepted accepted
                ? accepted(accepted)
                : refused((RegisterReply.Refused) reply);
        transaction.respond(response);
    }

    private SipResponse accepted(RegisterReply.Accepted accepted) {
        List<String> contacts = new ArrayList<>(accepted.bindings().size());
        for (RegisterReply.Bound bound : accepted.bindings()) {
            contacts.add(contact(bound));
        }
        if (!accepted.bindings().isEmpty()) {
            agent.guard().bans().registered(transaction.flow().source(), longest(accepted));
            agent.flows().add(transaction.flow().remote(), aor, agent.transactions().sockets());
        }
        ResponseBuilder response = agent.replies().start(request, 200, tag);
        int flowTimer = agent.config().transports().flowTimer();
        if (outbound == Outbound.YES) {
            response.header(HeaderName.REQUIRE, Outbound.OPTION);
            if (flowTimer > 0) {
                response.header(Outbound.FLOW_TIMER, flowTimer);
                if (request.values(HeaderName.VIA).size() == 1) {
                    agent.transactions().sockets().expectLife(
                            transaction.flow().remote(), Duration.ofMillis(flowTimer * 1_500L));
                }
            }
        }
        return response.headers(HeaderName.CONTACT, contacts)
                .headers(HeaderName.PATH, request.lines(HeaderName.PATH))
                .header(HeaderName.SUPPORTED, RequestChecks.PATH + ", " + Outbound.OPTION)
                .header(HeaderName.DATE, DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .build();
    }

    private static Duration longest(RegisterReply.Accepted accepted) {
        long seconds = 0;
        for (RegisterReply.Bound bound : accepted.bindings()) {
            seconds = Math.max(seconds, bound.expires());
        }
        return Duration.ofSeconds(seconds);
    }

    private static String contact(RegisterReply.Bound bound) {
        String q = bound.q() < 1000 ? String.format(Locale.ROOT, ";q=0.%03d", bound.q()) : "";
        String instance =
                bound.instance().isEmpty() ? "" : ";+sip.instance=\"" + Reasons.quotable(bound.instance()) + "\"";
        String regId = bound.regId() > 0 ? ";reg-id=" + bound.regId() : "";
        return "<" + bound.uri() + ">;expires=" + bound.expires() + q + instance + regId;
    }

    private SipResponse refused(RegisterReply.Refused refused) {
        ResponseBuilder response = agent.replies().start(request, refused.status(), tag);
        if (!refused.reason().isEmpty()) {
            response.header(HeaderName.WARNING, Replies.warning(refused.reason()));
        }
        if (refused.minExpires() > 0) {
            response.header(HeaderName.MIN_EXPIRES, refused.minExpires());
        }
        if (refused.retryAfter() > 0) {
            response.header(HeaderName.RETRY_AFTER, refused.retryAfter());
        }
        return response.build();
    }
}
