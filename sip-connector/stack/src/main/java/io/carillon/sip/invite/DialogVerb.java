package io.carillon.sip.invite;

import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/** What a method means inside a dialog. */
@FunctionalInterface
interface DialogVerb {
    /**
     * Takes a request that comes from the other end of the dialog and is in order. Called in the leg's serial.
     *
     * @throws MalformedHeader when a header that this method needs does not follow its grammar; answered with 400
     */
    void received(Leg leg, ServerTransaction transaction, SipRequest request) throws MalformedHeader;
}
