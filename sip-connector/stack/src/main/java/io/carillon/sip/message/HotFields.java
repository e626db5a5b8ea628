package io.carillon.sip.message;

/** The fields that every message needs, read from the bytes. */
final class HotFields {
    /** RFC 3261 section 8.1.1.5. */
    static final long CSEQ_MAX = 0x7fff_ffffL;

    /** Largest delta-seconds we believe; the grammar allows 2^32-1 (RFC 3261 section 20.19). */
    static final long SECONDS_MAX = 0xffff_ffffL;

    private HotFields() {}

    /** CSeq of a message whose CSeq was found sound; null when it is not. */
    static CSeq cseq(HeaderIndex index) {
        int n = index.find(HeaderName.CSEQ, 0);
        if (n < 0) {
            return null;
        }
        byte[] bytes = index.bytes();
        int to = index.valueTo(n);
        int from = index.valueFrom(n);
        int digits = from;
        while (digits < to && Chars.isDigit(bytes[digits])) {
            digits++;
        }
        long number = HostText.number(bytes, from, digits, CSEQ_MAX);
        int method = digits;
        while (method < to && Chars.isBlank(bytes[method])) {
            method++;
        }
        if (number < 0 || method == digits || method == to) {
            return null;
        }
        for (int i = method; i < to; i++) {
            if (!Chars.is(bytes[i], Chars.TOKEN)) {
                return null;
            }
        }
        return new CSeq(number, Methods.text(bytes, method, to));
    }

    /** The top Via of a message where it was found sound. */
    static Via topVia(HeaderIndex index) {
        try {
            return readTopVia(index, SipLimits.DEFAULT);
        } catch (MalformedHeader impossible) {
            throw new IllegalStateException("a message without a sound Via was let through", impossible);
        }
    }

    static Via readTopVia(HeaderIndex index, SipLimits limits) throws MalformedHeader {
        String line = index.value(HeaderName.VIA);
        if (line == null) {
            throw new MalformedHeader("Via", "missing");
        }
        if (line.indexOf(',') >= 0) {
            line = index.values(HeaderName.VIA).get(0);
        }
        return ViaReader.read(line, limits);
    }

    /** The tag parameter of From or To; null when there is none. */
    static String tag(HeaderIndex index, HeaderName name) {
        int n = index.find(name, 0);
        if (n < 0) {
            return null;
        }
        byte[] bytes = index.bytes();
        int to = index.valueTo(n);
        int at = afterAddress(bytes, index.valueFrom(n), to);
        while (at < to) {
            while (at < to && (bytes[at] == ';' || Chars.isBlank(bytes[at]))) {
                at++;
            }
            int nameFrom = at;
            while (at < to && Chars.is(bytes[at], Chars.TOKEN)) {
                at++;
            }
            boolean tag = at - nameFrom == 3 && HeaderTable.same("tag", bytes, nameFrom, at);
            while (at < to && (bytes[at] == '=' || Chars.isBlank(bytes[at]))) {
                at++;
            }
            int valueFrom = at;
            at = valueEnd(bytes, at, to);
            if (tag) {
                return at == valueFrom ? null : index.text(valueFrom, at);
            }
            at = at == nameFrom ? at + 1 : at;
        }
        return null;
    }

    private static int valueEnd(byte[] bytes, int from, int to) {
        int at = from;
        if (at < to && bytes[at] == '"') {
            return quoteEnd(bytes, at, to);
        }
        while (at < to && bytes[at] != ';' && !Chars.isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Where the header parameters of a name-addr or addr-spec begin. */
    private static int afterAddress(byte[] bytes, int from, int to) {
        int at = from;
        int semicolon = -1;
        while (at < to) {
            byte b = bytes[at];
            if (b == '"') {
                at = quoteEnd(bytes, at, to);
                continue;
            }
            if (b == '<') {
                while (at < to && bytes[at] != '>') {
                    at++;
                }
                return Math.min(at + 1, to);
            }
            if (b == ';' && semicolon < 0) {
                semicolon = at;
            }
            at++;
        }
        return semicolon < 0 ? to : semicolon;
    }

    private static int quoteEnd(byte[] bytes, int from, int to) {
        int at = from + 1;
        while (at < to) {
            if (bytes[at] == '\\') {
                at++;
            } else if (bytes[at] == '"') {
                return at + 1;
            }
            at++;
        }
        return to;
    }

    /**
     * Whether From or To has the shape that nearly all have: an optional name, a sip, sips or tel URI in brackets,
     * simple parameters. False means look closer, not wrong.
     */
    static boolean isUsualAddress(byte[] bytes, int from, int to, int maxParams) {
        int at = from;
        if (at < to && bytes[at] == '"') {
            at = quoteEnd(bytes, at, to);
            if (at == to) {
                return false;
            }
        }
        while (at < to && (Chars.isBlank(bytes[at]) || Chars.is(bytes[at], Chars.TOKEN))) {
            at++;
        }
        if (to - at < 6 || bytes[at] != '<' || !isUsualScheme(bytes, at + 1)) {
            return false;
        }
        at++;
        while (at < to && Chars.is(bytes[at], Chars.URI)) {
            at++;
        }
        if (at == to || bytes[at] != '>') {
            return false;
        }
        return areUsualParams(bytes, at + 1, to, maxParams);
    }

    private static boolean isUsualScheme(byte[] bytes, int at) {
        return bytes[at] == 's' && bytes[at + 1] == 'i' && bytes[at + 2] == 'p' && bytes[at + 3] == ':'
                || bytes[at] == 't' && bytes[at + 1] == 'e' && bytes[at + 2] == 'l' && bytes[at + 3] == ':';
    }

    private static boolean areUsualParams(byte[] bytes, int from, int to, int maxParams) {
        int at = from;
        int count = 0;
        boolean tag = false;
        while (at < to) {
            int nameFrom = at + 1;
            if (bytes[at++] != ';' || ++count > maxParams) {
                return false;
            }
            while (at < to && Chars.is(bytes[at], Chars.TOKEN)) {
                at++;
            }
            if (at == nameFrom) {
                return false;
            }
            if (at - nameFrom == 3 && HeaderTable.same("tag", bytes, nameFrom, at)) {
                if (tag || at == to) {
                    return false;
                }
                tag = true;
            }
            if (at < to && bytes[at] == '=') {
                int valueFrom = ++at;
                while (at < to && Chars.is(bytes[at], Chars.TOKEN)) {
                    at++;
                }
                if (at == valueFrom) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A header that is a number, perhaps with a comment or parameters behind it; -1 when absent. */
    static long number(HeaderIndex index, HeaderName name) throws MalformedHeader {
        int n = index.find(name, 0);
        if (n < 0) {
            return -1;
        }
        byte[] bytes = index.bytes();
        int to = index.valueTo(n);
        int at = index.valueFrom(n);
        int from = at;
        while (at < to && Chars.isDigit(bytes[at])) {
            at++;
        }
        long value = HostText.number(bytes, from, at, SECONDS_MAX);
        if (value < 0 || at < to && bytes[at] != ';' && bytes[at] != '(' && !Chars.isBlank(bytes[at])) {
            throw new MalformedHeader(name.toString(), "not a number in range");
        }
        return value;
    }

    static String contentType(HeaderIndex index) {
        String value = index.value(HeaderName.CONTENT_TYPE);
        if (value == null) {
            return "";
        }
        int end = value.indexOf(';');
        return ParamReader.lower((end < 0 ? value : value.substring(0, end)).strip());
    }
}
