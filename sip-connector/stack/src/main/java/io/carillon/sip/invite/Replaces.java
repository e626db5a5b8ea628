package io.carillon.sip.invite;

import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.Params;

/**
 * A dialog of ours that somebody else's Replaces or Join header names (RFC 3891 section 6.1, RFC 3911 section 7.1).
 *
 * @param callId Call-ID
 * @param localTag our tag in it, which the header calls {@code to-tag}
 * @param remoteTag the other end's
 * @param earlyOnly whether it is meant only as long as nobody has answered
 */
record Replaces(String callId, String localTag, String remoteTag, boolean earlyOnly) {

    static Replaces parse(String value) throws MalformedHeader {
        int semicolon = value.indexOf(';');
        String callId = semicolon < 0 ? "" : value.substring(0, semicolon).strip();
        // the parameters follow the grammar of an address's header parameters
        Params params = semicolon < 0 ? Params.NONE : NameAddr.parse("<sip:r>" + value.substring(semicolon)).params();
        String to = params.get("to-tag");
        String from = params.get("from-tag");
        if (callId.isEmpty() || to == null || from == null) {
            throw new MalformedHeader("Replaces or Join", "needs Call-ID, to-tag and from-tag");
        }
        return new Replaces(callId, to, from, params.has("early-only"));
    }
}
