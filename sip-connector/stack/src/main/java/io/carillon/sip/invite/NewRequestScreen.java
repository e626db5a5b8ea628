package io.carillon.sip.invite;

import io.carillon.sip.auth.BanList.Ear;
import io.carillon.sip.auth.BanList;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Admission;
import io.carillon.sip.transport.Flow;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The gate in front of the transactions. What belongs to a dialog always passes. A new request costs no memory until
 * its sender has shown credentials: refusals, challenges and answers to OPTIONS are sent without a transaction (RFC
 * 3261 section 8.2.7).
 */
final class NewRequestScreen implements Admission {
    private static final int RETRY_AFTER = 10;
    private static final int RETRY_AFTER_RATE = 2;

    private final Agent agent;

    NewRequestScreen(Agent agent) {
        this.agent = agent;
    }

    @Override
    public boolean hears(Flow flow, byte[] message) {
        BanList bans = agent.guard().bans();
        if (bans.ear(flow.source()) != Ear.SHUT
                || agent.emergency().isDialledIn(message) && agent.emergency().hearsBanned()) {
            return true;
        }
        bans.dropped();
        return false;
    }

    @Override
    public boolean connects(String source) {
        if (agent.guard().bans().ear(source) != Ear.SHUT || agent.emergency().connectsBanned()) {
            return true;
        }
        agent.guard().bans().dropped();
        return false;
    }

    @Override
    public void unsound(Flow flow) {
        // what a datagram says of where it comes from proves nothing
        if (flow.remote().transport().isStream()) {
            agent.guard().bans().malformed(flow.source(), flow.remote().host());
        }
    }

    @Override
    public Verdict judge(SipMessage message, Flow flow) {
        if (!(message instanceof SipRequest request) || belongsToSomething(request)) {
            return Verdict.PASS;
        }
        String source = flow.source();
        if (request.toTag() != null && !request.is("SUBSCRIBE")) {
            // of a dialog we do not have: a repetition after its end, or somebody who guesses
            return agent.guard().admits(source, false) ? Verdict.PASS : Verdict.DROP;
        }
        boolean proving = hasCredentials(request);
        Ear ear = agent.guard().bans().ear(source);
        if (agent.emergency().isDialledBy(request) && (ear != Ear.HALF || agent.emergency().hearsBanned())) {
            // no limit holds for a call for help; a device still has to prove that it is one
            return proving ? Verdict.PASS : Verdict.answer(answer(request, flow));
        }
        if (ear != Ear.OPEN) {
            return Verdict.refuse(403, 0);
        }
        if (isShed(request, proving)) {
            agent.counters().shed.increment();
            return Verdict.refuse(503, jittered());
        }
        if (isScanner(request, flow)) {
            return Verdict.DROP;
        }
        if (!proving && request.is("INVITE") && agent.accepting() && agent.trunks().at(flow.remote().host()) != null) {
            return Verdict.PASS;
        }
        if (!agent.guard().admits(source, proving)) {
            return Verdict.refuse(503, RETRY_AFTER_RATE);
        }
        if (!agent.accepting()) {
            return Verdict.refuse(503, RETRY_AFTER);
        }
        if (proving) {
            return Verdict.PASS;
        }
        SipResponse answer = answer(request, flow);
        agent.counters().answered(answer.status());
        return Verdict.answer(answer);
    }

    /**
     * The newest work is refused first (RFC 6357): requests outside of any dialog, before anything is spent on them. One
     * that has come before is being answered already, and one that costs nothing is answered.
     */
    private boolean isShed(SipRequest request, boolean proving) {
        return request.toTag() == null && !request.is("OPTIONS")
                && !agent.events().hasTime(request.method(), request.callId(), proving)
                && !agent.transactions().isKnown(request);
    }

    /** Not all at the same time (RFC 5390 section 6). */
    private static int jittered() {
        return RETRY_AFTER / 2 + ThreadLocalRandom.current().nextInt(RETRY_AFTER + 1);
    }

    /**
     * Whether it says itself that it looks for systems to abuse; then it is told nothing, not even that we are here.
     * That bans its source only where the source is sure: a datagram could name anybody's.
     */
    private boolean isScanner(SipRequest request, Flow flow) {
        if (!agent.config().bans().isScanner(request.value(HeaderName.USER_AGENT))) {
            return false;
        }
        BanList bans = agent.guard().bans();
        bans.scannerHeard();
        if (flow.remote().transport().isStream()) {
            bans.scanned(flow.source(), flow.remote().host());
        }
        return true;
    }

    @Override
    public boolean answersUnsound(Flow flow) {
        String source = flow.source();
        return !agent.guard().isBanned(source) && agent.guard().admits(source, false);
    }

    private boolean belongsToSomething(SipRequest request) {
        if (request.is("ACK") || request.is("CANCEL")) {
            return true;
        }
        String toTag = request.toTag();
        return toTag != null && agent.dialogs().find(request.callId(), toTag) != null;
    }

    private static boolean hasCredentials(SipRequest request) {
        return request.has(Challenges.credentials(request)) && !request.is("OPTIONS");
    }

    private SipResponse answer(SipRequest request, Flow flow) {
        Replies replies = agent.replies();
        String tag = agent.transactions().stateless().tag(request);
        Replies.Refusal refusal = RequestChecks.check(request);
        if (refusal != null) {
            AgentLog.SIP.refused(
                    request.method(), request.callId(), flow.remote().toString(), refusal.status(), refusal.reason());
            return replies.refusal(request, refusal, tag);
        }
        if (request.is("OPTIONS")) {
            return OptionsReceived.answer(replies, request, tag);
        }
        if (request.is("INVITE") && agent.dialogs().isOurs(request.callId())) {
            agent.counters().loops.increment();
            return replies.start(request, 482, tag).build();
        }
        return Challenges.response(replies, request, tag, agent.gate().challenge(request, flow));
    }
}
