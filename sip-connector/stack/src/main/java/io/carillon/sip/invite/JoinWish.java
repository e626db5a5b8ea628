package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;

/**
 * An INVITE that wants to come into a conversation as one more (RFC 3911).
 *
 * @param joined the leg whose conversation it is; null when it wants to join nothing, or is refused
 * @param refusal why it is not taken, in the order of section 4; null when it is
 */
record JoinWish(Leg joined, Replies.Refusal refusal) {
    private static final JoinWish NONE = new JoinWish(null, null);

    /** @param device whether a device of the house calls; nobody else joins */
    static JoinWish of(Agent agent, SipRequest invite, boolean device) throws MalformedHeader {
        if (!invite.has(HeaderName.JOIN)) {
            return NONE;
        }
        if (invite.lines(HeaderName.JOIN).size() != 1 || invite.has(HeaderName.REPLACES)) {
            return refused(400, "one Join, and no Replaces with it");
        }
        agent.counters().joins.increment();
        if (!device) {
            return refused(403, "only extensions of the house join");
        }
        Leg joined = agent.dialogs().find(Replaces.parse(invite.value(HeaderName.JOIN)));
        return joined == null ? refused(481, "Join names no call of this server") : new JoinWish(joined, null);
    }

    private static JoinWish refused(int status, String why) {
        return new JoinWish(null, Replies.Refusal.of(status, why));
    }
}
