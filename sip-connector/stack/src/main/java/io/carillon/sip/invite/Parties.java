package io.carillon.sip.invite;

import io.carillon.contract.CallerIdentity;
import java.nio.charset.StandardCharsets;

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

    /** To of an INVITE of ours. */
    static String to(String dialled, String host) {
        return "<sip:" + user(dialled) + "@" + host + ">";
    }

    /** URI of somebody at this server. */
    static String uri(String number, String host) {
        return "sip:" + user(number) + "@" + host;
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
