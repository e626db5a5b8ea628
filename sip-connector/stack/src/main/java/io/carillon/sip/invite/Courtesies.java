package io.carillon.sip.invite;

import io.carillon.contract.DialNotes;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.RequestBuilder;

/** Headers of an INVITE of ours that tell the callee's device more than who calls. */
final class Courtesies {
    private Courtesies() {}

    static void add(RequestBuilder invite, DialNotes notes, String host) {
        if (notes == DialNotes.NONE) {
            return;
        }
        if (notes.referredBy() != null) {
            invite.header(HeaderName.REFERRED_BY, "<" + Parties.uri(notes.referredBy(), host) + ">");
        }
    }
}
