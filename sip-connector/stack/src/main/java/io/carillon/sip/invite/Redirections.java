package io.carillon.sip.invite;

import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipResponse;

/** Where a 3xx sends a call (RFC 3261 section 8.1.3.4). Only the number counts: hosts of others are not called. */
final class Redirections {
    private Redirections() {}

    /** User part of the Contact it prefers, null when there is none that could be dialled. */
    static String number(SipResponse response) {
        if (response.status() < 300 || response.status() > 399) {
            return null;
        }
        try {
            NameAddr best = null;
            int most = -1;
            for (NameAddr contact : response.contacts()) {
                int q = RegisterReceived.thousandths(contact.params().get("q"));
                boolean diallable = (contact.uri().isSip() || contact.uri().scheme().equals("tel"))
                        && !contact.uri().user().isEmpty();
                if (diallable && q > most) {
                    best = contact;
                    most = q;
                }
            }
            return best == null ? null : best.uri().number();
        } catch (MalformedHeader malformed) {
            return null;
        }
    }
}
