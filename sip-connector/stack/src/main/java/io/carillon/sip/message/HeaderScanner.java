package io.carillon.sip.message;

/**
 * Finds the header lines in a message's bytes (RFC 3261 section 7.3). Folded lines are made one line in place: their
 * CRLF becomes blanks, which means the same.
 */
final class HeaderScanner {
    private static final SipLimits OWN =
            new SipLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 10_000, 10_000, 10_000, 10_000);

    private final HeaderIndex index;
    private final byte[] bytes;
    private final SipLimits limits;
    private int at;

    private HeaderScanner(HeaderIndex index, SipLimits limits) {
        this.index = index;
        this.bytes = index.bytes();
        this.limits = limits;
    }

    /** Indexes a message we wrote ourselves. */
    static void index(HeaderIndex index) {
        String fault = scan(index, OWN);
        if (fault != null) {
            throw new IllegalStateException("own message not sound: " + fault);
        }
    }

    /**
     * Indexes a message.
     *
     * @return null, or what is wrong with its frame; the lines before the fault are indexed
     */
    static String scan(HeaderIndex index, SipLimits limits) {
        HeaderScanner scanner = new HeaderScanner(index, limits);
        String fault = scanner.startLine();
        if (fault != null) {
            index.bodyAt(scanner.at, scanner.at);
            return fault;
        }
        return scanner.headers();
    }

    private String startLine() {
        while (at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += 2;
        }
        int from = at;
        while (at < bytes.length && Chars.is(bytes[at], Chars.TEXT)) {
            at++;
        }
        index.begin(from, at);
        return lineEnd() ? null : "start line not ended by CRLF";
    }

    private String headers() {
        while (true) {
            if (at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n') {
                index.bodyAt(at + 2, bytes.length);
                return null;
            }
            if (index.lineCount() == limits.headers()) {
                index.bodyAt(at, at);
                return "too many header fields";
            }
            String fault = header();
            if (fault != null) {
                index.bodyAt(at, at);
                return fault;
            }
        }
    }

    private String header() {
        int nameFrom = at;
        while (at < bytes.length && Chars.is(bytes[at], Chars.TOKEN)) {
            at++;
        }
        int nameTo = at;
        skipBlanks();
        if (nameTo == nameFrom || at >= bytes.length || bytes[at] != ':') {
            return at >= bytes.length ? "header section not ended" : "header field without a proper name";
        }
        at++;
        skipBlanks();
        int valueFrom = at;
        while (true) {
            skipText();
            int valueTo = at;
            if (!lineEnd()) {
                return at >= bytes.length ? "header section not ended" : "control character in a header field";
            }
            if (at - nameFrom > limits.headerLineBytes()) {
                return "header field too long";
            }
            if (at < bytes.length && Chars.isBlank(bytes[at])) {
                bytes[at - 2] = ' ';
                bytes[at - 1] = ' ';
                continue;
            }
            addLine(nameFrom, nameTo, valueFrom, valueTo);
            return null;
        }
    }

    /**
     * Up to the end of the line. A control character may stand behind a backslash (quoted-pair), but never CR or LF.
     */
    private void skipText() {
        while (at < bytes.length) {
            if (!Chars.is(bytes[at], Chars.TEXT)
                    && (bytes[at] == '\r' || bytes[at] == '\n' || bytes[at - 1] != '\\')) {
                return;
            }
            at++;
        }
    }

    private void addLine(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        int to = valueTo;
        while (to > valueFrom && Chars.isBlank(bytes[to - 1])) {
            to--;
        }
        int from = valueFrom;
        while (from < to && Chars.isBlank(bytes[from])) {
            from++;
        }
        index.add(nameFrom, nameTo, from, to);
    }

    private boolean lineEnd() {
        if (at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n') {
            at += 2;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < bytes.length && Chars.isBlank(bytes[at])) {
            at++;
        }
    }
}
