package io.carillon.sip.sdp;

import java.util.Objects;

/**
 * What one side says for connectivity checks (RFC 8839). Candidates of a peer are not kept: we are lite, so the peer tries
 * ours and we answer to where its checks come from.
 *
 * @param ufrag user name fragment
 * @param password key of the checks
 * @param lite whether this side only answers checks (RFC 8445 section 2.5)
 */
public record IceSide(String ufrag, String password, boolean lite) {
    private static final int MAX = 256;

    public IceSide {
        Objects.requireNonNull(ufrag, "ufrag");
        Objects.requireNonNull(password, "password");
    }

    /** RFC 8839 section 5.4: at least 4 and 22 characters out of a small alphabet; null when it is not so. */
    static IceSide of(String ufrag, String password, boolean lite) {
        return isIce(ufrag, 4) && isIce(password, 22) ? new IceSide(ufrag, password, lite) : null;
    }

    private static boolean isIce(String text, int least) {
        if (text == null || text.length() < least || text.length() > MAX) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "IceSide[" + ufrag + "]";
    }
}
