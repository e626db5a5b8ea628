package io.carillon.call;

/**
 * Whom the machine asks while it decides. The answers come from memory; a hosting feature alone may write to its own
 * store before it answers.
 */
public interface Advice {
    /** Where a call goes. Never null and never throws. */
    Routed route(RoutingQuestion question);

    /** The caller has just reached a hosting feature. */
    HostReply entered(HostQuestion question);

    /** The tone the feature played has ended. */
    HostReply toneEnded(HostQuestion question);

    /** How long a call may last. */
    CallLimits limits();
}
