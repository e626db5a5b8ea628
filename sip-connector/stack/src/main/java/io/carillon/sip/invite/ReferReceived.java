package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;
import java.util.List;

/**
 * The device asks to hand its conversation on (RFC 3515). What it wants is read and checked here; whether it gets it is
 * for others to say.
 */
final class ReferReceived implements DialogVerb {
    private final Agent agent;

    ReferReceived(Agent agent) {
        this.agent = agent;
    }

    @Override
    public void received(Leg leg, ServerTransaction transaction, SipRequest refer) throws MalformedHeader {
        Replies.Refusal refusal = check(leg, refer);
        if (refusal != null) {
            transaction.respond(agent.replies().refusal(refer, refusal, leg.dialog().localTag()));
            return;
        }
        ReferTo to = ReferTo.of(refer);
        Leg replaced = null;
        if (to.replaces() != null) {
            replaced = agent.dialogs().find(to.replaces());
            if (replaced == null || replaced == leg) {
                agent.counters().unknownDialogs.increment();
                transaction.respond(agent.replies().refusal(refer,
                        Replies.Refusal.of(481, "Replaces names no other call of this server"), leg.dialog().localTag()));
                return;
            }
        }
        if (!leg.phase().refer(transaction, refer, new Referral.Wish(to, replaced))) {
            transaction.respond(agent.replies().refusal(
                    refer, Replies.Refusal.of(403, "Nobody talks here"), leg.dialog().localTag()));
        }
    }

    private static Replies.Refusal check(Leg leg, SipRequest refer) throws MalformedHeader {
        List<String> unsupported = RequestChecks.unsupported(refer);
        if (!unsupported.isEmpty()) {
            return Replies.Refusal.with(420, HeaderName.UNSUPPORTED, unsupported);
        }
        if (refer.lines(HeaderName.REFER_TO).size() != 1) {
            return Replies.Refusal.of(400, "REFER needs one Refer-To");
        }
        String referredBy = refer.value(HeaderName.REFERRED_BY);
        if (referredBy != null && !leg.speaksFor(referredBy)) {
            AgentLog.SECURITY.identityMismatch(refer.callId(), "another user", leg.id().value());
            return Replies.Refusal.of(403, "Referred-By is not who asks");
        }
        return ReferTo.of(refer).refusal();
    }
}
