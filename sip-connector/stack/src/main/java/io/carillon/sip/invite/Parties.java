package io.carillon.sip.invite;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialNotes;
import io.carillon.contract.Verstat;
import io.carillon.sip.message.HeaderName;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.NameAddr;
import io.carillon.sip.message.SipRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes From and To values out of text that people and attackers chose. */
final class Parties {
    private static final String UNESCAPED = "-_.!~*'()&=+$,;?/"; // RFC 3261 section 25.1: mark and user-unreserved
    private static final int LONGEST_NAME = 128;

    private Parties() {}

    /** From of an INVITE of ours; a withheld number is shown as RFC 3323 section 4.1.1.3 says. */
    static String from(CallerIdentity shown, String host, String tag) {
        if (shown.number().equals("anonymous")) {
            return "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=" + tag;
        }
        return named(shown.displayName()) + "<sip:" + user(shown.number()) + "@" + host + ">;tag=" + tag;
    }

    /** From that tells what came of verifying the number. */
    static String from(CallerIdentity shown, String host, String tag, DialNotes.Verified verified) {
        return verified.from() && !shown.number().equals("anonymous")
                ? verified(shown, host, verified.verstat()) + ";tag=" + tag
                : from(shown, host, tag);
    }

    /** P-Asserted-Identity of an INVITE to a trunk (RFC 3325 section 9.1). */
    static String asserted(CallerIdentity identity, String host) {
        return named(identity.displayName()) + "<sip:" + user(identity.number()) + "@" + host + ">";
    }

    /** A caller whose number was verified, the result as parameter of the number (3GPP TS 24.229 section 7.2A.20). */
    static String verified(CallerIdentity identity, String host, Verstat verstat) {
        return named(identity.displayName()) + "<sip:" + user(identity.number()) + ";verstat=" + verstat.text() + "@"
                + host + ";user=phone>";
    }

    /** To of an INVITE of ours. */
    static String to(String dialled, String host) {
        return "<sip:" + user(dialled) + "@" + host + ">";
    }

    /** URI of somebody at this server. */
    static String uri(String number, String host) {
        return "sip:" + user(number) + "@" + host;
    }

    /** Who the caller says to be; display only. */
    static CallerIdentity claimed(NameAddr from) {
        return new CallerIdentity(from.uri().user(), from.displayName());
    }

    /**
     * Who calls through a trunk. What the network asserts (RFC 3325 section 9.1) goes before From; a caller who
     * withholds the number (RFC 3323) stays nameless in both.
     */
    static CallerIdentity asserted(SipRequest request) throws MalformedHeader {
        NameAddr from = request.from();
        boolean withheld = request.hasToken(HeaderName.PRIVACY, "id") || request.hasToken(HeaderName.PRIVACY, "user")
                || from.uri().host().equals("anonymous.invalid") || from.uri().user().equals("anonymous");
        if (withheld) {
            return CallerIdentity.of("anonymous");
        }
        List<NameAddr> asserted = request.addresses(HeaderName.P_ASSERTED_IDENTITY);
        NameAddr best = asserted.isEmpty() || asserted.get(0).uri().user().isEmpty() ? from : asserted.get(0);
        return new CallerIdentity(
                number(best), best.displayName().isEmpty() ? from.displayName() : best.displayName());
    }

    /** The number that somebody gives, without what he says of it. */
    static String number(NameAddr address) {
        return address.uri().number();
    }

    private static String named(String displayName) {
        if (displayName.isBlank()) {
            return "";
        }
        StringBuilder name = new StringBuilder(displayName.length() + 4).append('"');
        displayName.codePoints().limit(LONGEST_NAME).forEach(c -> {
            if (c == '"' || c == '\\') {
                name.append('\\');
            }
            name.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
        });
        return name.append("\" ").toString();
    }

    /** A user part with everything escaped that could not stand there as it is. */
    static String user(String user) {
        boolean plain = true;
        for (int i = 0; i < user.length() && plain; i++) {
            plain = isPlain(user.charAt(i));
        }
        if (plain) {
            return user;
        }
        StringBuilder escaped = new StringBuilder();
        for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (isPlain(c)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || UNESCAPED.indexOf(c) >= 0;
    }
}
