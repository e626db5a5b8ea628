package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.contract.SipPeer;
import io.carillon.sip.InfoBody;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.sdp.SessionDescription;
import io.carillon.sip.transaction.ServerTransaction;

/**
 * What everything that can happen to a leg means in one phase of its life. Total: what makes no sense in a phase is
 * counted and ignored, or answered as the RFC says; ending has no default, so every phase says how it ends. Called in
 * the leg's serial.
 */
interface LegPhase {

    /** We want the leg to end. */
    void end(Cause cause);

    /** The device ends it; the BYE is the phase's to answer. */
    void bye(ServerTransaction transaction, SipRequest bye);

    /** A re-INVITE. */
    void invite(ServerTransaction transaction, SipRequest invite) throws MalformedHeader;

    /** An UPDATE (RFC 3311). */
    void update(ServerTransaction transaction, SipRequest update) throws MalformedHeader;

    /** The far end has not been heard of for too long, or does not know the dialog any more. */
    default void lost(Cause cause) {
        ignore("loss of the far end");
    }

    /** Tells the far end by a re-INVITE that the session goes on; false when this is not the time. */
    default boolean refresh() {
        return false;
    }

    /** A PRACK; false when it acknowledges nothing that we said. */
    default boolean prack(ServerTransaction transaction, SipRequest prack) throws MalformedHeader {
        return false;
    }

    /** A REFER, read and checked; false when there is no conversation that could be handed on. */
    default boolean refer(ServerTransaction transaction, SipRequest refer, Referral.Wish wish) {
        return false;
    }

    default void inform(InfoBody info) {
        ignore("INFO for the device");
    }

    default void reportTransfer(int status, String phrase) {
        ignore("report on a transfer");
    }

    /**
     * An ACK for a 2xx.
     *
     * @param source where it came from
     */
    default void ack(SipRequest ack, SipPeer source) {}

    /** The device takes back the INVITE of that transaction. */
    default void cancelled(ServerTransaction invite, Cause cause) {}

    /** What we said in that transaction cannot be delivered, or it waited too long for us; it is over. */
    default void undeliverable(ServerTransaction transaction) {}

    default void provisional(int status, SessionDescription answer) {
        ignore("provisional response");
    }

    default void accept(SessionDescription answer) {
        ignore("answer");
    }

    default void offer(SessionDescription sdp) {
        ignore("offer");
    }

    default void answerOffer(SessionDescription sdp) {
        ignore("answer to an offer");
    }

    default void declineOffer(Cause cause) {
        ignore("refusal of an offer");
    }

    /** Counts and logs what does not fit. */
    void ignore(String what);
}
