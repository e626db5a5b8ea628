package io.carillon.directory;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether two contacts are the same telephone (RFC 3261 section 19.1.4). Text that is no SIP URI is compared as
 * it stands.
 *
 * @param scheme sip, sips or another in lower case
 * @param user user part with password, case kept, percent-encoding undone where it hides nothing
 * @param hostPort host in lower case with its port, if any
 * @param parameters URI parameters in lower case
 */
record ContactUri(String scheme, String user, String hostPort, Map<String, String> parameters) {
    /** A parameter that appears in one URI only makes them different if it is one of these. */
    private static final Set<String> ALWAYS_COUNT = Set.of("user", "ttl", "method", "maddr", "transport");

    static boolean same(String one, String other) {
        return one.equals(other) || parse(one).isSame(parse(other));
    }

    static ContactUri parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new ContactUri("", text, "", Map.of());
        }
        String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!scheme.equals("sip") && !scheme.equals("sips")) {
            return new ContactUri(scheme, text.substring(colon + 1), "", Map.of());
        }
        int question = text.indexOf('?', colon);
        String rest = text.substring(colon + 1, question < 0 ? text.length() : question);
        int at = rest.lastIndexOf('@');
        String[] parts = rest.substring(at + 1).split(";");
        String hostPort = parts.length == 0 ? "" : parts[0].toLowerCase(Locale.ROOT);
        return new ContactUri(scheme, unescaped(at < 0 ? "" : rest.substring(0, at)), hostPort, parameters(parts));
    }

    private static Map<String, String> parameters(String[] parts) {
        Map<String, String> found = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].toLowerCase(Locale.ROOT);
            int equals = part.indexOf('=');
            found.put(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
        }
        return found;
    }

    private static String unescaped(String user) {
        if (user.indexOf('%') < 0) {
            return user;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < user.length(); i++) {
            int code = user.charAt(i) == '%' && i + 2 < user.length() ? code(user, i + 1) : -1;
            boolean unreserved = code > 32 && code < 127 && (Character.isLetterOrDigit(code)
                    || "-_.!~*'()".indexOf(code) >= 0);
            plain.append(unreserved ? (char) code : user.charAt(i));
            i += unreserved ? 2 : 0;
        }
        return plain.toString();
    }

    private static int code(String text, int index) {
        int high = Character.digit(text.charAt(index), 16);
        int low = Character.digit(text.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    boolean isSame(ContactUri other) {
        return scheme.equals(other.scheme)
                && user.equals(other.user)
                && hostPort.equals(other.hostPort)
                && agrees(parameters, other.parameters)
                && agrees(other.parameters, parameters);
    }

    private static boolean agrees(Map<String, String> mine, Map<String, String> theirs) {
        return mine.entrySet().stream().allMatch(parameter -> {
            String value = theirs.get(parameter.getKey());
            return value == null ? !ALWAYS_COUNT.contains(parameter.getKey()) : value.equals(parameter.getValue());
        });
    }
}
