package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;

/**
 * An INVITE that wants to come into a conversation as a third (RFC 3911). That needs a mixer, and there is none: the
 * conversation stays as it is and the caller is told why, instead of being given a call it did not ask for.
 */
final class JoinWish {
    private JoinWish() {}

    /** Why it is not taken, in the order of section 4; null when the INVITE wants to join nothing. */
    static Replies.Refusal refusal(Agent agent, SipRequest invite) throws MalformedHeader {
        if (!invite.has(HeaderName.JOIN)) {
            return null;
        }
        if (invite.lines(HeaderName.JOIN).size() != 1 || invite.has(HeaderName.REPLACES)) {
            return Replies.Refusal.of(400, "one Join, and no Replaces with it");
        }
        agent.counters().joins.increment();
        return agent.dialogs().find(Replaces.parse(invite.value(HeaderName.JOIN))) == null
                ? Replies.Refusal.of(481, "Join names no call of this server")
                : Replies.Refusal.of(488, "Join (RFC 3911) needs a conference mixer, which is not here yet");
    }
}
