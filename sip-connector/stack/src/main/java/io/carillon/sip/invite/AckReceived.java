package io.carillon.sip.invite;

import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transport.Flow;

/**
 * The ACK of a 2xx (RFC 3261 section 13.3.1.4). It cannot be challenged; both tags must fit, and what it may change
 * without its source being known is decided by the phase of the leg.
 */
final class AckReceived {
    private final Agent agent;

    AckReceived(Agent agent) {
        this.agent = agent;
    }

    void received(SipRequest ack, Flow flow) {
        String toTag = ack.toTag();
        Leg leg = toTag == null ? null : agent.dialogs().find(ack.callId(), toTag);
        if (leg != null && leg.dialog().isFrom(ack.fromTag())) {
            leg.serial().offer(() -> leg.phase().ack(ack, flow.remote()));
        }
    }
}
