package io.carillon.sip;

import io.carillon.contract.RegisterReply;

/** Takes the registrar's reply to one REGISTER. */
@FunctionalInterface
public interface RegisterResponder {
    /** Sends the response. The first reply counts, later ones are ignored. */
    void reply(RegisterReply reply);
}
