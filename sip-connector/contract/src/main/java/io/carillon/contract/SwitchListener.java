package io.carillon.contract;

import java.util.List;

/**
 * The application's ear. Two of them exist: the message endpoint, which takes new calls and registrations and is absent while
 * the server is suspended or the application is being replaced, and the one attached through {@link SwitchConnection#attach},
 * which takes everything that belongs to a call already known.
 */
public interface SwitchListener {
    /**
     * One input of one call. Called one at a time per call, from one of the adapter's lane threads, without a transaction.
     *
     * @return what to do, in order; never null
     */
    List<SwitchCommand> onInput(CallInput input);

    /**
     * A text. Called from the threads of registrations, because it may wait for a database.
     *
     * @return SIP status to answer with: 202 when it was taken on
     */
    default int onMessage(MessageAsked asked) {
        return 480;
    }

    /**
     * What became of a text that {@link SwitchConnection#deliver} was given.
     *
     * @param id its name
     * @param status what the device answered; 408 when it did not
     */
    default void onDelivered(String id, int status) {}

    /** A registration. Called one at a time per address of record. */
    RegisterReply onRegister(RegisterAsked asked);

    /** A subscription to events. Called one at a time per subscriber. */
    default EventReply onSubscribe(SubscribeAsked asked) {
        return EventReply.Refused.of(489, "");
    }

    /** Somebody publishes state of its own. Called one at a time per publisher. */
    default EventReply onPublish(PublishAsked asked) {
        return EventReply.Refused.of(489, "");
    }

    /**
     * A connection is gone over which this address of record had registered (RFC 5626): what can only be reached by it
     * cannot be reached any more. Called one at a time per address of record, after its registrations.
     *
     * @param flow source of those registrations
     */
    default void onFlowGone(Aor aor, SipPeer flow) {}
}
