package io.carillon.sip.invite;

import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.message.SipUri;

/**
 * A Refer-To value (RFC 3515 section 2.1) with what stands in the header part of its URI.
 *
 * @param uri where to
 * @param replaces the dialog that a Replaces header names, null when there is none
 */
record ReferTo(SipUri uri, Replaces replaces) {

    /** @throws MalformedHeader when it does not follow its grammar */
    static ReferTo of(SipRequest refer) throws MalformedHeader {
        SipUri uri = NameAddr.parse(refer.value(HeaderName.REFER_TO)).uri();
        String replaces = uri.header("Replaces");
        return new ReferTo(uri, replaces == null ? null : Replaces.parse(replaces));
    }

    /** Why it cannot be followed by dialling, null when it can. */
    Replies.Refusal refusal() {
        if (!uri.isSip() && !uri.scheme().equals("tel")) {
            return Replies.Refusal.of(416, "Refer-To is neither a sip nor a tel URI");
        }
        String method = uri.params().get("method");
        if (method != null && !method.equalsIgnoreCase("INVITE")) {
            return Replies.Refusal.of(403, "only an INVITE can be asked for");
        }
        return uri.user().isEmpty() ? Replies.Refusal.of(404, "Refer-To names nobody") : null;
    }
}
