package io.carillon.sip;

import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.LegId;
import io.carillon.contract.SipTransport;
import io.carillon.sip.sdp.SessionDescription;

/**
 * One dialog, or dialog to be, with one device: the only door to the stack for one leg of a call.
 *
 * <p>Methods may be called from any thread and never block. They are carried out one after the other per leg, in the
 * order of the calls; what the leg cannot do in its state (answering a leg that is over, ending it twice) is ignored
 * and counted, because the far end is always free to be faster. What came of a method is told through {@link
 * SipEvents}.
 *
 * <p>Each leg ends with exactly one {@link SipEvents#rejected} (an outbound leg that was never answered) or
 * {@link SipEvents#ended} (every other leg), after which nothing more comes for it.
 */
public interface SipLeg {

    /** The call this leg belongs to. */
    CallId call();

    /** Identity of this leg. */
    LegId id();

    /** The Call-ID header of its dialog, for finding the leg in a trace. */
    String sipCallId();

    /** It belongs to this call from now on, because somebody was connected: its messages are shown there, too. */
    default void belongsTo(CallId call) {}

    /** Whether the device called us. */
    boolean inbound();

    /**
     * Tells the caller that the call makes progress. Only for an inbound leg that is not answered yet.
     *
     * @param status 180, 181, 182 or 183
     * @param answerOrNull early media answer to the caller's offer, sent with this response
     */
    void provisional(int status, SessionDescription answerOrNull);

    /**
     * Answers an inbound leg with 200. It is repeated until the ACK comes ({@link SipEvents#confirmed}); when none
     * comes for 64*T1 (32 s) the leg is ended with a BYE (RFC 3261 section 13.3.1.4).
     *
     * @param answerOrOffer the answer to the caller's offer, or our offer when the INVITE brought none
     */
    void accept(SessionDescription answerOrOffer);

    /**
     * Ends the leg in whatever way its state asks for: BYE when the dialog is confirmed (after the ACK when that is
     * still under way), CANCEL when an outbound leg rings (a 2xx that crosses it is acknowledged and then ended by
     * BYE), a final response when an inbound leg is unanswered.
     *
     * @param cause why; its SIP status is the final response, and status and Q.850 value go into Reason headers (RFC
     *     3326)
     */
    void end(Cause cause);

    /**
     * Changes the session by our own re-INVITE. {@link SipEvents#offerAnswered} or {@link SipEvents#offerRefused}
     * follows. Glare (491) is retried here after the wait of RFC 3261 section 14.1. One offer at a time: while the
     * device's own offer waits for an answer this one is sent after it.
     *
     * @param sdp the new offer
     */
    void offer(SessionDescription sdp);

    /**
     * Answers the offer told by {@link SipEvents#offered} with 200.
     *
     * @param answerOrOffer the answer; our offer when the re-INVITE brought none, its answer then comes as
     *     {@link SipEvents#offerAnswered}
     */
    void answerOffer(SessionDescription answerOrOffer);

    /**
     * Refuses the offer told by {@link SipEvents#offered}; the session stays as it was.
     *
     * @param cause its SIP status is the response, 488 when it is below 300
     */
    void declineOffer(Cause cause);

    /** Whether a caller that sent no offer can be sent ours with {@link #provisional}. */
    boolean canOfferEarly();

    /** Whether its caller asked for a {@code sips} address: nobody is called for him whose messages others could read. */
    default boolean isSips() {
        return false;
    }

    /** What carries its messages now; null while that is not known. */
    default SipTransport transport() {
        return null;
    }

    /** How the device hears of keys. */
    default DtmfPolicy dtmf() {
        return DtmfPolicy.AUTO;
    }

    /** Whether what this device said by INFO, no key, may be told to the other one. */
    default boolean mayTell(SipLeg other, InfoBody info) {
        return true;
    }

    /** Tells the device something that the other end of the conversation said (INFO); nothing comes back. */
    void inform(InfoBody info);

    /**
     * How the transfer goes that {@link SipEvents#transferAsked} told of: the first report below 300 accepts the REFER, the
     * first one from 300 refuses it; later ones are NOTIFYs, the last one from 200 on.
     */
    void reportTransfer(int status, String phrase);
}
