package io.carillon.sip.message;

import java.util.Arrays;
import java.util.Locale;

/** Reads {@code ;name=value} lists of header values, and the comma-separated ones of credentials. */
final class ParamReader {
    private final String header;
    private final String text;
    private final int max;
    private int at;
    private String[] pairs = new String[8];
    private int filled;

    private ParamReader(String header, String text, int from, int max) {
        this.header = header;
        this.text = text;
        this.at = from;
        this.max = max;
    }

    /** Reads {@code *( ";" name [ "=" value ] )} from a position to the end. */
    static Params semicolons(String header, String text, int from, int max) throws MalformedHeader {
        ParamReader reader = new ParamReader(header, text, from, max);
        reader.skipBlanks();
        while (reader.at < text.length()) {
            reader.expect(';');
            reader.param(false);
        }
        return reader.result();
    }

    /** Reads {@code name "=" value *( "," name "=" value )} from a position to the end. */
    static Params commas(String header, String text, int from, int max) throws MalformedHeader {
        ParamReader reader = new ParamReader(header, text, from, max);
        reader.skipBlanks();
        reader.param(true);
        while (reader.at < text.length()) {
            reader.expect(',');
            reader.param(true);
        }
        return reader.result();
    }

    private Params result() {
        return filled == 0 ? Params.NONE : new Params(filled == pairs.length ? pairs : Arrays.copyOf(pairs, filled));
    }

    private void expect(char wanted) throws MalformedHeader {
        if (text.charAt(at) != wanted) {
            throw new MalformedHeader(header, "parameters not separated by '" + wanted + "'");
        }
        at++;
        skipBlanks();
    }

    private void param(boolean valueNeeded) throws MalformedHeader {
        int from = at;
        while (at < text.length() && Chars.isChar(text.charAt(at), Chars.TOKEN)) {
            at++;
        }
        if (at == from) {
            throw new MalformedHeader(header, "parameter without a proper name");
        }
        String name = lower(text.substring(from, at));
        skipBlanks();
        String value = "";
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            skipBlanks();
            value = value();
            skipBlanks();
        } else if (valueNeeded) {
            throw new MalformedHeader(header, "parameter without a value");
        }
        add(name, value);
    }

    private String value() throws MalformedHeader {
        if (at < text.length() && text.charAt(at) == '"') {
            int end = CommaList.quoteEnd(text, at);
            if (end - at < 2 || text.charAt(end - 1) != '"') {
                throw new MalformedHeader(header, "quoted string not closed");
            }
            String value = unquote(text, at + 1, end - 1);
            at = end;
            return value;
        }
        int from = at;
        while (at < text.length() && isValueChar(text.charAt(at))) {
            at++;
        }
        if (at == from) {
            throw new MalformedHeader(header, "parameter with nothing after '='");
        }
        return text.substring(from, at);
    }

    /**
     * Token, host with IPv6 brackets and what phones put there unquoted: URIs, base64, dates. Never a separator of
     * lists.
     */
    private static boolean isValueChar(char c) {
        return c > ' ' && c != 0x7f && c != ';' && c != ',' && c != '"' && c != '<' && c != '>';
    }

    private void add(String name, String value) throws MalformedHeader {
        if (filled / 2 == max) {
            throw new MalformedHeader(header, "too many parameters");
        }
        for (int i = 0; i < filled; i += 2) {
            if (pairs[i].equals(name)) {
                throw new MalformedHeader(header, "parameter given twice");
            }
        }
        if (filled == pairs.length) {
            pairs = Arrays.copyOf(pairs, filled * 2);
        }
        pairs[filled++] = name;
        pairs[filled++] = value;
    }

    private void skipBlanks() {
        while (at < text.length() && Chars.isBlank(text.charAt(at))) {
            at++;
        }
    }

    /** The inside of a quoted string with backslash escapes undone. */
    static String unquote(String text, int from, int to) {
        if (text.indexOf('\\', from) < 0) {
            return text.substring(from, to);
        }
        StringBuilder plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < to) {
                c = text.charAt(++i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** Lower case; the same String when it is already, which it nearly always is. */
    static String lower(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }
}
