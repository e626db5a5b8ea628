package io.carillon.sip.message;

/**
 * A SIP, SIPS or TEL URI (RFC 3261 section 19.1, RFC 3966).
 *
 * @param text the URI as it came, without angle brackets
 * @param scheme lower case: sip, sips, tel, or whatever it was
 * @param user user part with escapes undone, without password; the number for tel; empty when absent
 * @param host host as it came, IPv6 without brackets; empty for tel and other schemes
 * @param port port, -1 when absent
 * @param params URI parameters
 */
public record SipUri(String text, String scheme, String user, String host, int port, Params params) {

    /** Reads a URI. */
    public static SipUri parse(String text) throws MalformedHeader {
        return UriReader.read(text, SipLimits.DEFAULT);
    }

    /**
     * The number that is meant: the user part without the parameters of a telephone number (RFC 3261 section 19.1.6), which a
     * stranger may say anything in, and, where it is nothing but digits, without what makes them easier to read (RFC 3966
     * section 5.1.1).
     */
    public String number() {
        int params = user.indexOf(';');
        String number = params < 0 ? user : user.substring(0, params);
        boolean separated = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if ("-.()".indexOf(c) >= 0) {
                separated = true;
            } else if ((c < '0' || c > '9') && c != '*' && c != '#' && c != '+') {
                return number;
            }
        }
        return separated ? number.replaceAll("[-.()]", "") : number;
    }

    /** Whether it is a sip or sips URI. */
    public boolean isSip() {
        return scheme.equals("sip") || scheme.equals("sips");
    }

    /** Whether a URI wants each hop to be over TLS (RFC 3261 section 26.2.2). */
    public static boolean isSips(String uri) {
        return uri.regionMatches(true, 0, "sips:", 0, "sips:".length());
    }

    /**
     * Value of a header that the URI asks for (RFC 3261 section 19.1.1), escapes undone; null when it does not.
     *
     * @throws MalformedHeader when its escapes are wrong
     */
    public String header(String name) throws MalformedHeader {
        int mark = text.indexOf('?');
        if (mark < 0 || !isSip()) {
            return null;
        }
        for (String pair : text.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && UriReader.unescape(pair.substring(0, equals)).equalsIgnoreCase(name)) {
                return UriReader.unescape(pair.substring(equals + 1));
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return text;
    }
}
