package io.carillon.sip.sdp;

import java.util.ArrayList;
import java.util.List;

/** Collects the attributes that say how a stream is carried, of the session or of one m-line. */
final class CarriageLines {
    private static final int MOST = 16;
    private static final int MAX_MID = 64;

    private final List<CryptoLine> crypto = new ArrayList<>(0);
    private final List<Fingerprint> fingerprints = new ArrayList<>(0);
    private DtlsSetup setup;
    private String ufrag;
    private String password;
    private boolean lite;
    private boolean rtcpMux;
    private String mid;
    private String bundle = "";

    /** An attribute without a value. */
    void flag(String name) {
        switch (name) {
            case "rtcp-mux" -> rtcpMux = true;
            case "ice-lite" -> lite = true;
            default -> { } // read elsewhere, or not for us
        }
    }

    /** An attribute with a value; anything else than these is left alone. */
    void attribute(String name, String value) {
        switch (name) {
            case "crypto" -> add(crypto, CryptoLine.of(value));
            case "fingerprint" -> add(fingerprints, Fingerprint.of(value));
            case "setup" -> setup = DtlsSetup.of(value);
            case "ice-ufrag" -> ufrag = value;
            case "ice-pwd" -> password = value;
            case "mid" -> mid = value.length() <= MAX_MID && Fields.isToken(value) ? value : null;
            case "group" -> bundle = value.startsWith("BUNDLE ") ? value.substring(6) + " " : bundle;
            default -> { } // candidates too: a lite agent learns them from the checks
        }
    }

    private static <T> void add(List<T> lines, T line) {
        if (line != null && lines.size() < MOST) {
            lines.add(line);
        }
    }

    /** What holds for an m-line: its own lines, and those of the session where it has none. */
    Carriage within(CarriageLines session) {
        boolean own = ufrag != null;
        return new Carriage(
                crypto,
                fingerprints.isEmpty() ? session.fingerprints : fingerprints,
                setup == null ? session.setup : setup,
                IceSide.of(own ? ufrag : session.ufrag, own ? password : session.password, session.lite),
                rtcpMux,
                mid,
                mid != null && session.bundle.contains(" " + mid + " "));
    }
}
