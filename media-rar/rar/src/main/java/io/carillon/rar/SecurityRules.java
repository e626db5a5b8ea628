package io.carillon.rar;

import static io.carillon.rar.LegSecurity.Signalling.BROWSER;
import static io.carillon.rar.LegSecurity.Signalling.READABLE;
import static io.carillon.rar.LegSecurity.Signalling.SECURE;

import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTarget;
import io.carillon.contract.SipTransport;
import io.carillon.sip.Invited;
import io.carillon.sip.sdp.Fingerprint;
import java.util.Locale;
import java.util.Objects;

/**
 * What holds for encrypted audio where an account says nothing.
 *
 * @param byDefault the policy of devices without one of their own
 * @param certificate fingerprint of this server in DTLS handshakes
 */
record SecurityRules(MediaSecurity byDefault, Fingerprint certificate) {
    SecurityRules {
        Objects.requireNonNull(byDefault, "byDefault");
        Objects.requireNonNull(certificate, "certificate");
    }

    /** What a caller's leg may agree to. */
    LegSecurity of(Invited invited) {
        return terms(invited.security(), invited.source() == null ? READABLE : of(invited.source().transport()));
    }

    /** What a leg to this target may agree to. */
    LegSecurity of(SipTarget target) {
        String uri = target.uri().toLowerCase(Locale.ROOT);
        if (uri.contains(";transport=ws")) {
            return terms(target.security(), BROWSER);
        }
        // the INVITE to a trunk goes to the trunk itself: what its URI says is the whole way
        boolean safe = uri.startsWith("sips:") || target.trunk() != null && uri.contains(";transport=tls");
        LegSecurity.Signalling bare = safe ? SECURE : READABLE;
        return terms(target.security(), target.via() == null ? bare : of(target.via().transport()));
    }

    private LegSecurity terms(MediaSecurity own, LegSecurity.Signalling signalling) {
        return new LegSecurity(own == null ? byDefault : own, signalling, new WebTerms(certificate));
    }

    private static LegSecurity.Signalling of(SipTransport transport) {
        if (transport.isWebSocket()) {
            return BROWSER;
        }
        return transport.isSecure() ? SECURE : READABLE;
    }
}
