package io.carillon.sip.message;

/** Where a message ends in a stream (RFC 3261 section 18.3). */
public final class MessageFrame {
    /** The head has no Content-Length. */
    public static final long ABSENT = -1;

    /** The head has a Content-Length that is no number, or two that differ. */
    public static final long UNSOUND = -2;

    private MessageFrame() {}

    /**
     * Content-Length of a head.
     *
     * @param head start line and header fields up to the empty line
     * @return its value, {@link #ABSENT} or {@link #UNSOUND}
     */
    public static long contentLength(byte[] head) {
        long found = ABSENT;
        int at = nextLine(head, 0);
        while (at < head.length) {
            int nameTo = at;
            while (nameTo < head.length && Chars.is(head[nameTo], Chars.TOKEN)) {
                nameTo++;
            }
            int next = nextLine(head, at);
            if (HeaderName.find(head, at, nameTo) == HeaderName.CONTENT_LENGTH) {
                long value = value(head, nameTo, next);
                if (value < 0 || found >= 0 && found != value) {
                    return UNSOUND;
                }
                found = value;
            }
            at = next;
        }
        return found;
    }

    private static long value(byte[] head, int from, int lineEnd) {
        int at = from;
        while (at < lineEnd && Chars.isBlank(head[at])) {
            at++;
        }
        if (at == lineEnd || head[at] != ':') {
            return UNSOUND;
        }
        at++;
        // A folded value begins behind a line end.
        while (at < lineEnd && head[at] <= ' ') {
            at++;
        }
        int to = lineEnd;
        while (to > at && head[to - 1] <= ' ') {
            to--;
        }
        return HostText.number(head, at, to, Integer.MAX_VALUE);
    }

    /** Start of the next header field; folded lines belong to the one before. */
    private static int nextLine(byte[] head, int from) {
        int at = from;
        while (at < head.length) {
            if (head[at++] == '\n' && (at == head.length || !Chars.isBlank(head[at]))) {
                return at;
            }
        }
        return at;
    }
}
