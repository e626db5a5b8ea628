package io.carillon.sip.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads URIs: the usual shapes here, unusual sip URIs by the grammar of JAIN-SIP. */
final class UriReader {
    private static final String HEADER = "URI";

    private final String text;
    private final String scheme;
    private final int maxParams;
    private int at;
    private String user = "";
    private String host = "";
    private int port = -1;
    private Params params = Params.NONE;

    private UriReader(String text, String scheme, int maxParams) {
        this.text = text;
        this.scheme = scheme;
        this.maxParams = maxParams;
        this.at = scheme.length() + 1;
    }

    static SipUri read(String text, SipLimits limits) throws MalformedHeader {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"') {
                throw new MalformedHeader(HEADER, "character that no URI may hold");
            }
        }
        UriReader reader = new UriReader(text, scheme(text), limits.params());
        switch (reader.scheme) {
            case "sip", "sips" -> {
                if (!reader.sip()) {
                    return JainGrammar.uri(text, limits);
                }
            }
            case "tel" -> reader.tel();
            default -> reader.other();
        }
        return reader.result();
    }

    private static String scheme(String text) throws MalformedHeader {
        int colon = 0;
        while (colon < text.length() && isSchemeChar(text.charAt(colon))) {
            colon++;
        }
        if (colon == 0 || colon == text.length() || text.charAt(colon) != ':' || !Chars.isAlpha(text.charAt(0))) {
            throw new MalformedHeader(HEADER, "no scheme");
        }
        return ParamReader.lower(text.substring(0, colon));
    }

    private static boolean isSchemeChar(char c) {
        return Chars.isAlpha(c) || Chars.isDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private SipUri result() {
        return new SipUri(text, scheme, user, host, port, params);
    }

    /** False: not a shape we read ourselves. */
    private boolean sip() throws MalformedHeader {
        int end = at;
        while (end < text.length() && isUserChar(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '@') {
            int colon = text.indexOf(':', at);
            int userEnd = colon >= 0 && colon < end ? colon : end;
            if (userEnd == at) {
                throw new MalformedHeader(HEADER, "empty user");
            }
            user = unescape(text.substring(at, userEnd));
            at = end + 1;
        } else if (text.indexOf('@', end) >= 0) {
            return false;
        }
        return host() && port() && params() && headers();
    }

    private static boolean isUserChar(char c) {
        return Chars.isChar(c, Chars.USER) || c == '%' || c == ':';
    }

    private boolean host() throws MalformedHeader {
        int from = at;
        if (at < text.length() && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close < 0 || !HostText.isIpv6(text, at + 1, close)) {
                throw new MalformedHeader(HEADER, "not an IPv6 reference");
            }
            host = HostText.ipv6(text, at + 1, close);
            at = close + 1;
            return true;
        }
        while (at < text.length() && Chars.isChar(text.charAt(at), Chars.HOST)) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '_') {
            return false;
        }
        if (!HostText.isHost(text, from, at)) {
            throw new MalformedHeader(HEADER, "not a host");
        }
        host = text.substring(from, at);
        return true;
    }

    private boolean port() throws MalformedHeader {
        if (at == text.length() || text.charAt(at) != ':') {
            return true;
        }
        int from = ++at;
        while (at < text.length() && Chars.isDigit(text.charAt(at))) {
            at++;
        }
        port = (int) HostText.number(text, from, at, 65_535);
        if (port < 1) {
            throw new MalformedHeader(HEADER, "not a port");
        }
        return true;
    }

    private boolean params() throws MalformedHeader {
        String[] pairs = null;
        int filled = 0;
        while (at < text.length() && text.charAt(at) == ';') {
            String name = ParamReader.lower(word());
            String value = at < text.length() && text.charAt(at) == '=' ? word() : "";
            if (name.isEmpty()) {
                throw new MalformedHeader(HEADER, "parameter without a name");
            }
            if (filled / 2 == maxParams) {
                throw new MalformedHeader(HEADER, "too many parameters");
            }
            pairs = pairs == null ? new String[4] : filled == pairs.length ? Arrays.copyOf(pairs, filled * 2) : pairs;
            pairs[filled++] = name;
            pairs[filled++] = value;
        }
        if (filled > 0) {
            params = new Params(Arrays.copyOf(pairs, filled));
        }
        return true;
    }

    private String word() throws MalformedHeader {
        int from = ++at;
        while (at < text.length() && isParamChar(text.charAt(at))) {
            at++;
        }
        return unescape(text.substring(from, at));
    }

    private static boolean isParamChar(char c) {
        return Chars.isChar(c, Chars.PARAM) || c == '%';
    }

    private boolean headers() {
        if (at < text.length() && text.charAt(at) == '?') {
            while (at < text.length() && Chars.isChar(text.charAt(at), Chars.URI)) {
                at++;
            }
        }
        return at == text.length();
    }

    private void tel() throws MalformedHeader {
        StringBuilder number = new StringBuilder();
        while (at < text.length() && text.charAt(at) != ';') {
            char c = text.charAt(at++);
            if (Chars.isDigit(c) || c == '*' || c == '#' || c == '+' && number.length() == 0 || Chars.hex(c) >= 0) {
                number.append(c);
            } else if (c != '-' && c != '.' && c != '(' && c != ')') {
                throw new MalformedHeader(HEADER, "not a telephone number");
            }
        }
        user = number.toString();
        if (user.isEmpty() || !params() || at != text.length()) {
            throw new MalformedHeader(HEADER, "not a tel URI");
        }
    }

    private void other() throws MalformedHeader {
        if (at == text.length()) {
            throw new MalformedHeader(HEADER, "nothing after the scheme");
        }
        for (int i = at; i < text.length(); i++) {
            if (!Chars.isChar(text.charAt(i), Chars.URI)) {
                throw new MalformedHeader(HEADER, "character that no URI may hold");
            }
        }
    }

    /** Undoes {@code %hh} escapes; the bytes are UTF-8. */
    static String unescape(String text) throws MalformedHeader {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Chars.hex(text.charAt(i + 1)) : -1;
                int low = i + 2 < text.length() ? Chars.hex(text.charAt(i + 2)) : -1;
                if (high < 0 || low < 0) {
                    throw new MalformedHeader(HEADER, "escape that is not %hh");
                }
                plain.write(high << 4 | low);
                i += 2;
            } else if (c < 128) {
                plain.write(c);
            } else {
                plain.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
