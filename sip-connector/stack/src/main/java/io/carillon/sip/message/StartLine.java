package io.carillon.sip.message;

/**
 * The first line of a message, read strictly (RFC 3261 sections 7.1 and 7.2): single blanks, nothing before or behind.
 *
 * @param method method, null for a response
 * @param uri Request-URI, null when it is not sound or when there is none
 * @param status status of a response, 0 for a request
 * @param fault what is wrong, null when nothing
 * @param faultStatus the status a fault deserves
 */
record StartLine(String method, SipUri uri, int status, String fault, int faultStatus) {
    private static final StartLine NEITHER = new StartLine(null, null, 0, "neither request nor response", 400);

    boolean isResponse() {
        return status > 0;
    }

    boolean isNeither() {
        return method == null && status == 0;
    }

    static StartLine read(HeaderIndex index) {
        byte[] bytes = index.bytes();
        int from = index.startFrom();
        int to = index.startTo();
        int blank = blank(bytes, from, to);
        if (blank == to || blank == from) {
            return NEITHER;
        }
        if (bytes[from] == 'S' && blank - from > 4 && bytes[from + 3] == '/') {
            return status(bytes, from, blank, to);
        }
        for (int i = from; i < blank; i++) {
            if (!Chars.is(bytes[i], Chars.TOKEN) || bytes[i] < 0) {
                return NEITHER;
            }
        }
        return request(index, from, blank, to);
    }

    private static StartLine status(byte[] bytes, int from, int blank, int to) {
        if (!MessageReader.isVersion(bytes, from, blank)) {
            return NEITHER;
        }
        int codeTo = blank(bytes, blank + 1, to);
        long code = HostText.number(bytes, blank + 1, codeTo, 699);
        if (codeTo - blank != 4 || code < 100 || codeTo == to) {
            return NEITHER;
        }
        return new StartLine(null, null, (int) code, null, 400);
    }

    private static StartLine request(HeaderIndex index, int from, int blank, int to) {
        byte[] bytes = index.bytes();
        String method = Methods.text(bytes, from, blank);
        int uriTo = blank(bytes, blank + 1, to);
        if (uriTo == to || uriTo == blank + 1) {
            return new StartLine(method, null, 0,
                    "start line: not method, Request-URI and version with single blanks", 400);
        }
        int version = uriTo + 1;
        if (!MessageReader.isVersion(bytes, version, to)) {
            int status = isOtherVersion(bytes, version, to) ? 505 : 400;
            return new StartLine(method, null, 0, "start line: version is not SIP/2.0", status);
        }
        return withUri(method, index.text(blank + 1, uriTo));
    }

    /**
     * RFC 3261 section 19.1.1: no headers in a Request-URI, no brackets; a scheme we do not know is for the layer
     * above (416).
     */
    private static StartLine withUri(String method, String text) {
        try {
            SipUri uri = SipUri.parse(text);
            if (uri.isSip() && text.indexOf('?', Math.max(0, text.indexOf('@'))) >= 0) {
                return new StartLine(method, null, 0, "Request-URI with headers", 400);
            }
            return new StartLine(method, uri, 0, null, 400);
        } catch (MalformedHeader malformed) {
            return new StartLine(method, null, 0, "Request-" + malformed.getMessage(), 400);
        }
    }

    /** Something like {@code SIP/7.0}. */
    private static boolean isOtherVersion(byte[] bytes, int from, int to) {
        if (to - from < 7 || !HeaderTable.same("sip/", bytes, from, from + 4)) {
            return false;
        }
        for (int i = from + 4; i < to; i++) {
            if (!Chars.isDigit(bytes[i]) && bytes[i] != '.') {
                return false;
            }
        }
        return true;
    }

    private static int blank(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ' ') {
            at++;
        }
        return at;
    }
}
