package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.MessageAsked;
import io.carillon.sip.auth.DigestVerdict;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** A device sends a text (RFC 3428). Only in its own name, and no more than anybody wants to type. */
final class MessageReceived implements Verb {
    /** Bytes; RFC 3428 section 8 asks for 1300 at most outside of trusted networks, ours takes texts of some pages. */
    private static final int LONGEST = 8_192;

    private final Agent agent;

    MessageReceived(Agent agent) {
        this.agent = agent;
    }

    @Override
    public void received(ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        String tag = agent.transactions().newToken();
        String source = transaction.flow().remote().host();
        DigestVerdict verdict = agent.gate().judge(request, HeaderName.PROXY_AUTHORIZATION, transaction.flow());
        if (!(verdict instanceof DigestVerdict.Proven proven)) {
            transaction.respond(Challenges.refusal(agent.replies(), request, tag, verdict));
            return;
        }
        Aor sender = proven.credential().aor();
        if (agent.trunks().has(sender.user())) {
            agent.replies().send(transaction, request, 403, tag);
            return;
        }
        if (!CallerClaim.fits(request, request.from().uri(), sender)) {
            AgentLog.SECURITY.identityMismatch(source, "another user", proven.credential().username());
            agent.replies().send(transaction, request, 403, tag);
            return;
        }
        int refusal = request.bodyLength() > LONGEST ? 413 : request.uri().user().isEmpty() ? 404 : 0;
        if (refusal > 0) {
            agent.replies().send(transaction, request, refusal, tag);
            return;
        }
        agent.counters().texts.increment();
        AtomicBoolean replied = new AtomicBoolean();
        agent.events().messageAsked(asked(request, sender), status -> {
            if (replied.compareAndSet(false, true)) {
                agent.replies().send(transaction, request, status, tag);
            }
        });
    }

    private static MessageAsked asked(SipRequest request, Aor sender) throws MalformedHeader {
        String type = request.value(HeaderName.CONTENT_TYPE);
        return new MessageAsked(
                sender,
                new DialledNumber(request.uri().number()),
                Instant.now(),
                RegisterReceived.expires(request.value(HeaderName.EXPIRES)),
                type == null ? "text/plain" : type,
                request.body());
    }
}
