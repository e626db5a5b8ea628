package io.carillon.sip.sdp;

import java.util.Locale;

/** Who begins the DTLS handshake (RFC 4145, RFC 5763 section 5). */
public enum DtlsSetup {
    /** The sender of the description begins. */
    ACTIVE,
    /** The sender waits. */
    PASSIVE,
    /** Only in offers: the answerer chooses. */
    ACTPASS;

    /** Null when it is something else. */
    static DtlsSetup of(String value) {
        for (DtlsSetup setup : values()) {
            if (setup.text().equals(value)) {
                return setup;
            }
        }
        return null;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
