package io.carillon.rar;

import io.carillon.sip.DialRequest;
import io.carillon.sip.SipLeg;

/** What calls need of the SIP endpoint beside the legs themselves. */
@FunctionalInterface
interface Dialer {
    /** Starts an outbound leg. */
    SipLeg dial(DialRequest request);
}
