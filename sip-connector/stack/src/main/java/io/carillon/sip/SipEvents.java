package io.carillon.sip;

import io.carillon.contract.Aor;
import io.carillon.contract.Cause;
import io.carillon.contract.EventReply;
import io.carillon.contract.MessageAsked;
import io.carillon.contract.PublishAsked;
import io.carillon.contract.RegisterAsked;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SubscribeAsked;
import io.carillon.sip.sdp.SdpBody;
import io.carillon.sip.sdp.SessionDescription;

/**
 * What the stack tells its owner. Called on network and timer threads, for one leg never by two threads at a time and
 * in the order in which things happened. Implementations are cheap: they post to a lane and return. They may call any
 * method of {@link SipLeg}.
 */
public interface SipEvents {

    /** A connection is gone over which this address of record had registered. */
    default void flowGone(Aor aor, SipPeer flow) {}

    /**
     * Whether new work is taken. When false, new INVITE, REGISTER and OPTIONS get 503 with Retry-After without costing
     * state; everything inside dialogs goes on.
     */
    boolean acceptingCalls();

    /**
     * Whether there is time for one more request from outside of a dialog. When false, it gets 503 with Retry-After
     * without costing state.
     *
     * @param method INVITE, REGISTER, SUBSCRIBE, PUBLISH, MESSAGE or one that nobody takes
     * @param callId its Call-ID: the same request gets the same answer as long as nothing changes
     * @param proving whether it has credentials, so that work was spent on it already
     */
    default boolean hasTime(String method, String callId, boolean proving) {
        return true;
    }

    /** A device that proved who it is calls. 100 Trying has been sent. Answered by methods of {@link Invited#leg()}. */
    void invited(Invited invited);

    /**
     * The device of an outbound leg makes progress.
     *
     * @param leg the outbound leg
     * @param status 180 to 199 (never 100)
     * @param answerOrNull early media answer, when this response brought one
     */
    void progressed(SipLeg leg, int status, SessionDescription answerOrNull);

    /**
     * The device of an outbound leg answered with 2xx; the ACK has been sent.
     *
     * @param leg the outbound leg
     * @param answer its answer to our offer
     */
    void answered(SipLeg leg, SessionDescription answer);

    /**
     * The ACK for our 200 to the INVITE came.
     *
     * @param leg the inbound leg
     * @param answerOrNull the caller's answer when the offer was ours (the INVITE had none), else null
     */
    void confirmed(SipLeg leg, SessionDescription answerOrNull);

    /** An outbound leg is over without an answer: refused, cancelled by us, timed out, unreachable. */
    void rejected(SipLeg leg, Cause cause);

    /**
     * A leg is over.
     *
     * @param leg an inbound leg in whatever state, or an outbound one that had been answered
     * @param cause why
     * @param byFarEnd true when the device ended it (BYE, CANCEL) or was lost (no ACK, dialog gone, transport dead),
     *     false when {@link SipLeg#end} did
     */
    void ended(SipLeg leg, Cause cause, boolean byFarEnd);

    /**
     * The device wants to change the session (re-INVITE, or UPDATE with a body). It waits for {@link
     * SipLeg#answerOffer} or {@link SipLeg#declineOffer}.
     *
     * @param leg the leg
     * @param offer what it offers; {@link SdpBody.Absent} asks us to offer. Never {@link SdpBody.Bad}: that was
     *     refused already
     */
    void offered(SipLeg leg, SdpBody offer);

    /**
     * The device accepted the offer of {@link SipLeg#offer}, or answered the one we made in {@link SipLeg#answerOffer}.
     */
    void offerAnswered(SipLeg leg, SessionDescription answer);

    /** The device refused the offer of {@link SipLeg#offer}; the session stays as it was. */
    void offerRefused(SipLeg leg, Cause cause);

    /**
     * An outbound leg is over: its device wants another number to be dialled instead (3xx).
     *
     * @param leg the leg
     * @param cause what it said
     * @param number user part of the best Contact
     */
    void redirected(SipLeg leg, Cause cause, String number);

    /** The device says something that is meant for the other end of the conversation (INFO); it was answered already. */
    void informed(SipLeg leg, InfoBody info);

    /**
     * The device asks to hand its conversation on (REFER). It waits for {@link SipLeg#reportTransfer}; until the last
     * report, further ones are refused.
     */
    void transferAsked(SipLeg leg, Transfer transfer);

    /**
     * A device that proved who it is sends a text.
     *
     * @param asked the request
     * @param responder takes exactly one status, from any thread
     */
    void messageAsked(MessageAsked asked, MessageResponder responder);

    /**
     * A device that proved who it is registers.
     *
     * @param asked the request
     * @param responder takes exactly one reply, from any thread, within 10 s; otherwise the device gets 503
     */
    void registerAsked(RegisterAsked asked, RegisterResponder responder);

    /**
     * A device that proved who it is subscribes, or goes on with a subscription.
     *
     * @param asked the request
     * @param responder takes exactly one reply, from any thread, within 10 s; otherwise the device gets 503
     */
    default void subscribeAsked(SubscribeAsked asked, EventResponder responder) {
        responder.reply(EventReply.Refused.of(489, ""));
    }

    /**
     * A device that proved who it is publishes state.
     *
     * @param asked the request
     * @param responder as for {@link #subscribeAsked}
     */
    default void publishAsked(PublishAsked asked, EventResponder responder) {
        responder.reply(EventReply.Refused.of(489, ""));
    }
}
