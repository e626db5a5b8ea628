package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/**
 * The caller gives up, or a device takes its re-INVITE back (RFC 3261 section 9.2). That the CANCEL comes from where
 * the INVITE came from was checked by the transactions.
 */
final class CancelReceived {
    private final Agent agent;

    CancelReceived(Agent agent) {
        this.agent = agent;
    }

    void received(ServerTransaction invite, SipRequest cancel) {
        Leg leg = agent.dialogs().asker(invite);
        if (leg != null) {
            Cause cause = Reasons.of(cancel, Cause.CANCELLED);
            leg.serial().run(() -> leg.phase().cancelled(invite, cause));
        }
    }
}
