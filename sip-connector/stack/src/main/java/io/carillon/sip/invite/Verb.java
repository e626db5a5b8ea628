package io.carillon.sip.invite;

import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transaction.ServerTransaction;

/** What a method means outside of any dialog. */
@FunctionalInterface
interface Verb {
    /**
     * Takes a request whose general headers are sound ({@link RequestChecks}).
     *
     * @throws MalformedHeader when a header that this method needs does not follow its grammar; answered with 400
     */
    void received(ServerTransaction transaction, SipRequest request) throws MalformedHeader;
}
