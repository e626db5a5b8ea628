package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.sip.auth.DigestVerdict;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/** Who sends a request that has nothing to do with a call, proved for this very request. */
final class Proof {
    private Proof() {}

    /**
     * The address of record of the sender; null when it did not prove one that its From speaks for, which it has been
     * told then.
     */
    static Aor of(Agent agent, ServerTransaction transaction, SipRequest request, String tag) throws MalformedHeader {
        String source = transaction.flow().remote().host();
        DigestVerdict verdict = agent.gate().judge(request, Challenges.credentials(request), transaction.flow());
        if (!(verdict instanceof DigestVerdict.Proven proven)) {
            transaction.respond(Challenges.refusal(agent.replies(), request, tag, verdict));
            return null;
        }
        Aor aor = proven.credential().aor();
        if (agent.trunks().has(aor.user())) {
            // a carrier brings calls; who watches, publishes and writes is of the house
            agent.replies().send(transaction, request, 403, tag);
            return null;
        }
        if (!request.from().uri().user().equals(aor.user())) {
            AgentLog.SECURITY.identityMismatch(source, "another user", proven.credential().username());
            agent.replies().send(transaction, request, 403, tag);
            return null;
        }
        return aor;
    }
}
