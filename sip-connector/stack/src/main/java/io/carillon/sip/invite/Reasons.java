package io.carillon.sip.invite;

import io.carillon.contract.Cause;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.ReasonPhrase;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipResponse;
import java.util.Locale;

/** Why a leg ends, as Reason headers say it (RFC 3326, RFC 6432). */
final class Reasons {
    /**
     * Who was called by a {@code sips} address is there, but not over TLS (RFC 5630 section 5.3). To those who look for another
     * way it is one that leads nowhere.
     */
    static final Cause SIPS_NOT_ALLOWED = new Cause(480, 27, "SIPS Not Allowed");

    private static final int ELSEWHERE = 26;
    private static final int MOST_VALUES = 5;
    private static final String STALE = "Stale Date";

    private Reasons() {}

    /**
     * Header value for a BYE, CANCEL or final response; null when the cause says nothing that Q.850 has a number for.
     */
    static String header(Cause cause) {
        if (cause.q850() == 0) {
            return null;
        }
        String q850 = "Q.850;cause=" + cause.q850() + ";text=\"" + quotable(cause.text()) + "\"";
        if (isAboutIdentity(cause)) {
            return "STIR;cause=" + cause.sip() + ";text=\"" + quotable(cause.text()) + "\", " + q850;
        }
        // telephones look for this value to leave the call out of their list of missed calls
        return cause.q850() == ELSEWHERE && cause.sip() == 200
                ? "SIP;cause=200;text=\"Call completed elsewhere\", " + q850
                : q850;
    }

    /** Whether a caller is refused because of who signed for him (RFC 8224 section 6.2.2, RFC 9410). */
    static boolean isAboutIdentity(Cause cause) {
        return cause.sip() == 428 || cause.sip() >= 436 && cause.sip() <= 438
                || cause.sip() == 403 && cause.text().equals(STALE);
    }

    /** What a BYE or CANCEL says, {@code otherwise} when it gives no reason. */
    static Cause of(SipMessage message, Cause otherwise) {
        if (!message.has(HeaderName.REASON)) {
            return otherwise;
        }
        int q850 = 0;
        int sip = 0;
        int seen = 0;
        for (String value : message.values(HeaderName.REASON)) {
            if (seen++ == MOST_VALUES) {
                break;
            }
            String lower = value.toLowerCase(Locale.ROOT);
            if (q850 == 0 && lower.startsWith("q.850")) {
                q850 = within(cause(lower), 1, 127);
            } else if (sip == 0 && lower.startsWith("sip")) {
                sip = within(cause(lower), 200, 699);
            }
        }
        return q850 == 0 && sip == 0 ? otherwise : named(sip, q850, otherwise);
    }

    /** What a final response to our INVITE means. */
    static Cause of(SipResponse response) {
        int status = response.status();
        if (status == 401 || status == 407) {
            // only a stranger asks a switchboard for credentials; the caller must not take it for a challenge
            return new Cause(403, 21, "Device asked for credentials");
        }
        Cause plain = Cause.ofStatus(status, ReasonPhrase.of(status));
        Cause said = of(response, plain);
        return new Cause(plain.sip(), said.q850(), plain.text());
    }

    private static Cause named(int sip, int q850, Cause otherwise) {
        if (q850 == 0) {
            return sip == 200
                    ? new Cause(200, ELSEWHERE, Cause.ANSWERED_ELSEWHERE.text())
                    : new Cause(otherwise.sip(), Cause.ofStatus(sip, "").q850(), otherwise.text());
        }
        if (q850 == otherwise.q850()) {
            return otherwise;
        }
        String text = q850 == ELSEWHERE ? Cause.ANSWERED_ELSEWHERE.text() : "Q.850 cause " + q850;
        return new Cause(otherwise.sip(), q850, text);
    }

    private static int cause(String value) {
        for (String parameter : value.split(";")) {
            String trimmed = parameter.trim();
            if (trimmed.startsWith("cause=")) {
                String digits = trimmed.substring("cause=".length()).trim();
                boolean numeric = !digits.isEmpty() && digits.length() <= 3
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
                return numeric ? Integer.parseInt(digits) : 0;
            }
        }
        return 0;
    }

    private static int within(int value, int least, int most) {
        return value >= least && value <= most ? value : 0;
    }

    static String quotable(String text) {
        return text.replace('\\', '/').replace('"', '\'');
    }
}
