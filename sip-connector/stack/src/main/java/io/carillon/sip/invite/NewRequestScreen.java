package io.carillon.sip.invite;

import io.carillon.contract.SipPeer;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipResponse;
import io.carillon.sip.transport.Admission;
import io.carillon.sip.transport.Flow;

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
    public Verdict judge(SipMessage message, Flow flow) {
        if (!(message instanceof SipRequest request) || belongsToSomething(request)) {
            return Verdict.PASS;
        }
        String source = flow.remote().host();
        if (request.toTag() != null && !request.is("SUBSCRIBE")) {
            // of a dialog we do not have: a repetition after its end, or somebody who guesses
            return agent.guard().admits(source, false) ? Verdict.PASS : Verdict.DROP;
        }
        boolean proving = hasCredentials(request);
        boolean banned = agent.guard().isBanned(source);
        if (agent.emergency().isDialledBy(request) && (!banned || agent.emergency().hearsBanned())) {
            // no limit holds for a call for help; a device still has to prove that it is one
            return proving ? Verdict.PASS : Verdict.answer(answer(request, flow.remote()));
        }
        if (banned) {
            return Verdict.refuse(403, 0);
        }
        if (!proving && request.is("INVITE") && agent.accepting() && agent.trunks().at(source) != null) {
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
        SipResponse answer = answer(request, flow.remote());
        agent.counters().answered(answer.status());
        return Verdict.answer(answer);
    }

    @Override
    public boolean answersUnsound(Flow flow) {
        String source = flow.remote().host();
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

    private SipResponse answer(SipRequest request, SipPeer source) {
        Replies replies = agent.replies();
        String tag = agent.transactions().stateless().tag(request);
        Replies.Refusal refusal = RequestChecks.check(request);
        if (refusal != null) {
            AgentLog.SIP.refused(
                    request.method(), request.callId(), source.toString(), refusal.status(), refusal.reason());
            return replies.refusal(request, refusal, tag);
        }
        if (request.is("OPTIONS")) {
            return OptionsReceived.answer(replies, request, tag);
        }
        if (request.is("INVITE") && agent.dialogs().isOurs(request.callId())) {
            agent.counters().loops.increment();
            return replies.start(request, 482, tag).build();
        }
        return Challenges.response(replies, request, tag, agent.gate().challenge(request));
    }
}
