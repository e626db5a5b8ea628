package io.carillon.sip.message;

import java.util.ArrayList;
import java.util.List;

/** Reads name-addr and addr-spec values (RFC 3261 section 25.1). */
final class AddressReader {
    private static final String HEADER = "address";

    private AddressReader() {}

    static NameAddr read(String text, SipLimits limits) throws MalformedHeader {
        int at = skipBlanks(text, 0);
        String display = "";
        if (at < text.length() && text.charAt(at) == '"') {
            int end = CommaList.quoteEnd(text, at);
            if (end - at < 2 || text.charAt(end - 1) != '"' || isEscaped(text, at, end - 1)) {
                throw new MalformedHeader(HEADER, "quoted string not closed");
            }
            display = ParamReader.unquote(text, at + 1, end - 1);
            at = skipBlanks(text, end);
        } else {
            int end = at;
            while (end < text.length() && isDisplayChar(text.charAt(end))) {
                end++;
            }
            if (end == text.length() || text.charAt(end) != '<') {
                return bare(text, at, limits);
            }
            display = text.substring(at, end).strip();
            at = end;
        }
        if (at >= text.length() || text.charAt(at) != '<') {
            throw new MalformedHeader(HEADER, "no '<' after the display name");
        }
        int close = text.indexOf('>', at);
        if (close < 0) {
            throw new MalformedHeader(HEADER, "'<' without '>'");
        }
        SipUri uri = UriReader.read(text.substring(at + 1, close), limits);
        return new NameAddr(text, display, uri, ParamReader.semicolons(HEADER, text, close + 1, limits.params()));
    }

    /**
     * {@code sip:user@host;tag=x}: without brackets the parameters belong to the header, and the URI may hold neither
     * comma nor '?'.
     */
    private static NameAddr bare(String text, int from, SipLimits limits) throws MalformedHeader {
        int end = from;
        while (end < text.length() && text.charAt(end) != ';' && !Chars.isBlank(text.charAt(end))) {
            char c = text.charAt(end);
            if (c == '?' || c == ',') {
                throw new MalformedHeader(HEADER, "URI with '" + c + "' not in angle brackets");
            }
            end++;
        }
        SipUri uri = UriReader.read(text.substring(from, end), limits);
        return new NameAddr(text, "", uri, ParamReader.semicolons(HEADER, text, end, limits.params()));
    }

    static List<NameAddr> all(HeaderIndex index, HeaderName name) throws MalformedHeader {
        List<String> values = index.values(name);
        if (values.isEmpty()) {
            return List.of();
        }
        if (values.size() > SipLimits.DEFAULT.routes()) {
            throw new MalformedHeader(name.toString(), "too many values");
        }
        List<NameAddr> all = new ArrayList<>(values.size());
        for (String value : values) {
            all.add(read(value, SipLimits.DEFAULT));
        }
        return all;
    }

    private static boolean isEscaped(String text, int from, int at) {
        int slashes = 0;
        for (int i = at - 1; i > from && text.charAt(i) == '\\'; i--) {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    /** Tokens and blanks; what lies beyond ASCII is common in unquoted names of real phones and harmless. */
    private static boolean isDisplayChar(char c) {
        return Chars.isBlank(c) || c > 127 || Chars.is(c, Chars.TOKEN);
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Chars.isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
