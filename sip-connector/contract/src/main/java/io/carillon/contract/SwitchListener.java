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
