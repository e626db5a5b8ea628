package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Origin;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.Invited;
import io.carillon.sip.auth.DigestVerdict;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.transaction.ServerTransaction;
import io.carillon.sip.transport.Flow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody calls (RFC 3261 sections 8.2 and 13.3.1). Only a device that proves its identity gets further than this
 * class.
 */
final class InviteReceived implements Verb {
    private final Agent agent;

    InviteReceived(Agent agent) {
        this.agent = agent;
    }

    @Override
    public void received(ServerTransaction transaction, SipRequest request) throws MalformedHeader {
        String tag = agent.transactions().newToken();
        if (agent.dialogs().isOurs(request.callId())) {
            // our own INVITE came back
            agent.counters().loops.increment();
            agent.replies().send(transaction, request, 482, tag);
            return;
        }
        String source = transaction.flow().remote().host();
        TrunkLine line = request.has(HeaderName.PROXY_AUTHORIZATION)
                ? null
                : agent.trunkOf(request, source);
        if (line != null) {
            take(transaction, request, Caller.of(line), tag, null);
            return;
        }
        boolean help = agent.emergency().isDialledBy(request);
        DigestVerdict verdict = help
                ? agent.gate().judgeFromAnywhere(request, HeaderName.PROXY_AUTHORIZATION, transaction.flow())
                : agent.gate().judge(request, HeaderName.PROXY_AUTHORIZATION, transaction.flow());
        if (!(verdict instanceof DigestVerdict.Proven proven)) {
            transaction.respond(Challenges.refusal(agent.replies(), request, tag, verdict));
            return;
        }
        if (help) {
            agent.guard().bans().spare(transaction.flow().source());
        }
        Aor aor = proven.credential().aor();
        TrunkLine proved = agent.trunks().find(aor.user()).orElse(null);
        if (proved != null) {
            take(transaction, request, Caller.of(proved), tag, null);
            return;
        }
        if (!CallerClaim.fits(request, request.from().uri(), aor)) {
            AgentLog.SECURITY.identityMismatch(source, "another user", proven.credential().username());
            agent.replies().send(transaction, request, 403, tag);
            return;
        }
        Leg replaced = null;
        if (request.has(HeaderName.REPLACES) && !request.has(HeaderName.JOIN)) {
            replaced = replaced(request);
            if (replaced == null) {
                agent.counters().unknownDialogs.increment();
                agent.replies().send(transaction, request, 481, tag);
                return;
            }
        }
        Caller caller = new Caller(new Origin.Device(aor), aor.user(), proven.credential().security());
        take(transaction, request, caller, tag, replaced);
    }

    /** The leg that a Replaces header names, null when there is none (RFC 3891 section 3). */
    private Leg replaced(SipRequest request) throws MalformedHeader {
        if (request.lines(HeaderName.REPLACES).size() != 1) {
            throw new MalformedHeader(HeaderName.REPLACES.toString(), "more than one");
        }
        return agent.dialogs().find(Replaces.parse(request.value(HeaderName.REPLACES)));
    }

    /**
     * Who calls.
     *
     * @param owner who may act for the other end from another address
     * @param security whether its audio is encrypted; null for the default of the server
     */
    private record Caller(Origin origin, String owner, MediaSecurity security) {
        static Caller of(TrunkLine line) {
            return new Caller(new Origin.Trunk(line.tenant(), line.id()), line.id(), line.security());
        }

        /** @param there a leg of the call it comes into, null for a call of its own */
        Leg.Names names(Leg there) {
            return new Leg.Names(
                    there == null ? Ids.newCall() : there.call(), Ids.newLeg(), true, Set.of(owner), origin.tenant(),
                    origin instanceof Origin.Trunk trunk ? trunk.trunk() : null);
        }
    }

    /** @param replaced the leg whose place the caller wants to take, null for a call of its own */
    private void take(ServerTransaction transaction, SipRequest request, Caller caller, String tag, Leg replaced)
            throws MalformedHeader {
        JoinWish join = JoinWish.of(agent, request, caller.origin() instanceof Origin.Device);
        if (join.refusal() != null) {
            transaction.respond(agent.replies().refusal(request, join.refusal(), tag));
            return;
        }
        Leg there = replaced == null ? join.joined() : replaced;
        Flow flow = transaction.flow();
        Leg.Names names = caller.names(there);
        NameAddr from = request.from();
        Leg leg = new Leg(agent, names, dialog(request, flow, tag, names, from));
        SipResponse tooOften = SessionTimer.tooOften(leg, request);
        if (tooOften != null) {
            transaction.respond(tooOften);
            return;
        }
        leg.passes(agent.passing().headersOf(request, leg.trunk()));
        boolean everyHop = agent.config().sessions().sipsEveryHop();
        if (everyHop && request.uri().scheme().equals("sips") && !agent.emergency().isDialledBy(request)) {
            leg.wantsSips();
        }
        SdpBody offer = Bodies.offer(request);
        leg.become(new Offered(leg, transaction, request, offer instanceof SdpBody.Absent));
        Invited invited = new Invited(
                leg,
                Instant.now(),
                caller.origin(),
                caller.origin() instanceof Origin.Trunk ? Parties.asserted(request) : Parties.claimed(from),
                new DialledNumber(request.uri().number()),
                offer,
                flow.remote(),
                RequestChecks.hops(request),
                caller.security(),
                CallerClaim.isWithheld(request, from.uri()),
                caller.origin() instanceof Origin.Trunk ? CallerClaim.signed(request) : CallerClaim.preferred(request),
                caller.origin() instanceof Origin.Trunk ? SentOnBy.of(request) : List.of(),
                replaced,
                replaced != null && Replaces.parse(request.value(HeaderName.REPLACES)).earlyOnly(),
                join.joined());
        agent.counters().invitesReceived.increment();
        agent.dialogs().add(leg);
        agent.traced(leg);
        agent.dialogs().asks(transaction, leg);
        agent.replies().send(transaction, request, 100, null);
        leg.serial().run(() -> agent.events().invited(invited));
    }

    private Dialog dialog(SipRequest request, Flow flow, String tag, Leg.Names leg, NameAddr from)
            throws MalformedHeader {
        String remoteTag = Objects.requireNonNullElse(request.fromTag(), "");
        Dialog.Names names = new Dialog.Names(
                request.callId(),
                tag,
                request.value(HeaderName.TO) + ";tag=" + tag,
                request.value(HeaderName.FROM),
                remoteTag,
                from.uri().text());
        Dialog dialog = new Dialog(names, request.vias().size() == 1);
        dialog.locate(flow.remote(),
                Agent.contact(request.uri().scheme().equals("sips") ? "sips" : "sip", leg.id().value(), flow.local()));
        dialog.establishFrom(request, agent.resolver());
        return dialog;
    }
}
