package io.carillon.sip;

import io.carillon.contract.EventReply;

/** Takes the application's reply to one SUBSCRIBE or PUBLISH. */
@FunctionalInterface
public interface EventResponder {
    /** Sends the response. The first reply counts, later ones are ignored. */
    void reply(EventReply reply);
}
