package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.RegisterAsked.ContactAsked;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.SipPeer;
import io.carillon.sip.auth.DigestVerdict;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A device says where it can be reached (RFC 3261 section 10.3). Steps 1 to 5 are done here: who it is and whether it
 * may speak for the address of record. The bindings are somebody else's.
 */
final class RegisterReceived implements Verb {
    private static final long LONGEST_EXPIRES = 4_294_967_295L;

    private final Agent agent;

    RegisterReceived(Agent agent) {
        this.agent = agent;
    }

    @Override
    public void received(ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        String tag = agent.transactions().newToken();
        SipPeer source = transaction.flow().remote();
        DigestVerdict verdict = agent.gate().judge(request, HeaderName.AUTHORIZATION, transaction.flow());
        if (!(verdict instanceof DigestVerdict.Proven proven)) {
            transaction.respond(Challenges.refusal(agent.replies(), request, tag, verdict));
            return;
        }
        Aor aor = proven.credential().aor();
        if (!request.to().uri().user().equals(aor.user()) || agent.trunks().has(aor.user())) {
            AgentLog.SECURITY.identityMismatch(source.toString(), "another user", proven.credential().username());
            agent.replies().send(transaction, request, 403, tag);
            return;
        }
        Replies.Refusal refusal = ContactChecks.check(request, source, agent);
        if (refusal != null) {
            transaction.respond(agent.replies().refusal(request, refusal, tag));
            return;
        }
        Outbound outbound = Outbound.of(request);
        if (outbound == Outbound.HOP_LACKS_IT) {
            transaction.respond(agent.replies().refusal(
                    request, Replies.Refusal.of(439, "the first hop does not keep flows"), tag));
            return;
        }
        agent.counters().registers.increment();
        RegisterAnswer answer = new RegisterAnswer(agent, new RegisterAnswer.Asked(transaction, request, tag, aor), outbound);
        answer.arm();
        agent.events().registerAsked(asked(request, proven.credential(), source, outbound), answer);
    }

    private static RegisterAsked asked(SipRequest request, Credential who, SipPeer source, Outbound outbound)
            throws MalformedHeader {
        long expires = expires(request.value(HeaderName.EXPIRES));
        List<ContactAsked> contacts = new ArrayList<>();
        for (NameAddr contact : request.contacts()) {
            String own = contact.params().get("expires");
            String instance = contact.params().get("+sip.instance");
            contacts.add(new ContactAsked(
                    contact.uri().text(),
                    own == null ? expires : expires(own),
                    thousandths(contact.params().get("q")),
                    instance == null ? "" : instance,
                    outbound == Outbound.YES && instance != null ? Outbound.regId(contact) : 0));
        }
        String agentName = request.value(HeaderName.USER_AGENT);
        return new RegisterAsked(
                who.aor(),
                Instant.now(),
                contacts,
                request.isContactWildcard(),
                request.callId(),
                request.cseq().number(),
                request.values(HeaderName.PATH),
                source,
                agentName == null ? "" : agentName,
                who.username());
    }

    /** Seconds, -1 when absent or malformed (RFC 3261 section 20.19: a malformed value is as good as none). */
    static long expires(String digits) {
        if (digits == null || digits.isEmpty() || digits.length() > 10
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Math.min(Long.parseLong(digits), LONGEST_EXPIRES);
    }

    /** RFC 3261 section 20.10: 0 to 1 with at most three decimals; 1 when absent or malformed. */
    static int thousandths(String q) {
        if (q == null || !q.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")) {
            return 1000;
        }
        int point = q.indexOf('.');
        String decimals = point < 0 ? "" : q.substring(point + 1);
        return (q.charAt(0) - '0') * 1000 + Integer.parseInt((decimals + "000").substring(0, 3));
    }
}
