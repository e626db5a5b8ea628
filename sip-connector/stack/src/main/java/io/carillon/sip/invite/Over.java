package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/** The leg has ended; at most a BYE of ours is still on its way. */
final class Over implements LegPhase {
    private final Leg leg;

    Over(Leg leg) {
        this.leg = leg;
    }

    @Override
    public void end(Cause cause) {
        ignore("ending it again");
    }

    /** The two BYEs crossed: both are right. */
    @Override
    public void bye(ServerTransaction transaction, SipRequest bye) {
        leg.agent().replies().send(transaction, bye, 200, leg.dialog().localTag());
    }

    @Override
    public void invite(ServerTransaction transaction, SipRequest invite) {
        leg.agent().replies().send(transaction, invite, 481, leg.dialog().localTag());
    }

    @Override
    public void update(ServerTransaction transaction, SipRequest update) {
        leg.agent().replies().send(transaction, update, 481, leg.dialog().localTag());
    }

    @Override
    public void ignore(String what) {
        leg.ignored(what);
    }
}
