package io.carillon.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message's bytes and where its header lines are. A message that we wrote ourselves is indexed only when somebody
 * reads it.
 */
final class HeaderIndex {
    /**
     * Five numbers for each line: id of the name (-1 unknown), start and end of the name, start and end of the value.
     */
    private static final int STRIDE = 5;

    /**
     * Headers that may stand in a message only once, and that we or the other side act upon: two of them could be
     * read differently.
     */
    private static final long SINGLE = mask(
            HeaderName.FROM, HeaderName.TO, HeaderName.CALL_ID, HeaderName.CSEQ, HeaderName.MAX_FORWARDS,
            HeaderName.CONTENT_LENGTH, HeaderName.CONTENT_TYPE, HeaderName.EXPIRES, HeaderName.MIN_EXPIRES,
            HeaderName.SESSION_EXPIRES, HeaderName.MIN_SE, HeaderName.EVENT, HeaderName.REFER_TO, HeaderName.REPLACES,
            HeaderName.RSEQ, HeaderName.RACK, HeaderName.DATE, HeaderName.TIMESTAMP, HeaderName.SUBSCRIPTION_STATE);

    /** Headers with a cap on the number of their values, Via first. */
    private static final int[] CAPPED = {
        HeaderName.VIA.id(), HeaderName.CONTACT.id(), HeaderName.ROUTE.id(), HeaderName.RECORD_ROUTE.id(),
        HeaderName.PATH.id(), HeaderName.SERVICE_ROUTE.id()
    };

    static final int LISTS = CAPPED.length;

    private static final byte[] NO_BODY = new byte[0];

    private final byte[] bytes;
    private int[] lines;
    private int count;
    private long known;
    private int start;
    private int startLineEnd;
    private int bodyStart;
    private int end;
    private boolean duplicate;
    private volatile boolean indexed;

    HeaderIndex(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return end;
    }

    // -- filled by HeaderScanner

    void begin(int startLineFrom, int startLineTo) {
        start = startLineFrom;
        startLineEnd = startLineTo;
        lines = new int[16 * STRIDE];
    }

    void add(int nameFrom, int nameTo, int valueFrom, int valueTo) {
        int at = count * STRIDE;
        if (at == lines.length) {
            lines = Arrays.copyOf(lines, lines.length * 2);
        }
        HeaderName name = HeaderName.find(bytes, nameFrom, nameTo);
        int id = name == null ? -1 : name.id();
        if (id >= 0) {
            duplicate |= (known & SINGLE & 1L << id) != 0;
            known |= 1L << id;
        }
        lines[at] = id;
        lines[at + 1] = nameFrom;
        lines[at + 2] = nameTo;
        lines[at + 3] = valueFrom;
        lines[at + 4] = valueTo;
        count++;
    }

    void bodyAt(int from, int to) {
        bodyStart = from;
        end = to;
        indexed = true;
    }

    int startFrom() {
        return start;
    }

    int startTo() {
        return startLineEnd;
    }

    /** Which capped list a line belongs to: 0 for Via, others 1 and up, -1 for none. */
    int listOf(int n) {
        int id = id(n);
        for (int list = 0; list < LISTS; list++) {
            if (CAPPED[list] == id) {
                return list;
            }
        }
        return -1;
    }

    int bodyFrom() {
        return bodyStart;
    }

    int lineCount() {
        return count;
    }

    /** Whether a header that may stand only once stands twice. */
    boolean hasDuplicate() {
        return duplicate;
    }

    private static long mask(HeaderName... names) {
        long mask = 0;
        for (HeaderName name : names) {
            mask |= 1L << name.id();
        }
        return mask;
    }

    // -- read by everybody

    int size() {
        ready();
        return count;
    }

    int id(int n) {
        return lines[n * STRIDE];
    }

    int valueFrom(int n) {
        return lines[n * STRIDE + 3];
    }

    int valueTo(int n) {
        return lines[n * STRIDE + 4];
    }

    HeaderName name(int n) {
        ready();
        int id = id(n);
        return id >= 0 ? HeaderName.byId(id) : new HeaderName(text(lines[n * STRIDE + 1], lines[n * STRIDE + 2]), -1);
    }

    String value(int n) {
        ready();
        return text(valueFrom(n), valueTo(n));
    }

    boolean has(HeaderName name) {
        return find(name, 0) >= 0;
    }

    /** Line number of the next line with this name, -1 for none. */
    int find(HeaderName name, int from) {
        ready();
        int id = name.id();
        if (id >= 0 && (known & 1L << id) == 0) {
            return -1;
        }
        for (int n = from; n < count; n++) {
            int at = n * STRIDE;
            if (lines[at] == id
                    && (id >= 0 || HeaderTable.same(name.lower(), bytes, lines[at + 1], lines[at + 2]))) {
                return n;
            }
        }
        return -1;
    }

    String value(HeaderName name) {
        int n = find(name, 0);
        return n < 0 ? null : value(n);
    }

    List<String> lines(HeaderName name) {
        int n = find(name, 0);
        if (n < 0) {
            return List.of();
        }
        List<String> all = new ArrayList<>(2);
        for (; n >= 0; n = find(name, n + 1)) {
            all.add(value(n));
        }
        return all;
    }

    List<String> values(HeaderName name) {
        int n = find(name, 0);
        if (n < 0) {
            return List.of();
        }
        List<String> all = new ArrayList<>(4);
        for (; n >= 0; n = find(name, n + 1)) {
            CommaList.split(value(n), all);
        }
        return all;
    }

    boolean hasToken(HeaderName name, String token) {
        for (String value : values(name)) {
            if (value.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    int bodyLength() {
        ready();
        return end - bodyStart;
    }

    byte[] body() {
        ready();
        return end == bodyStart ? NO_BODY : Arrays.copyOfRange(bytes, bodyStart, end);
    }

    String startLine() {
        ready();
        return text(start, startLineEnd);
    }

    /** Reason phrase of a status line: what follows {@code SIP/2.0 200 }. */
    String reason() {
        ready();
        int from = start + "SIP/2.0 200 ".length();
        return from >= startLineEnd ? "" : text(from, startLineEnd);
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** From the start of a line's name to the end of its value, as it stands. */
    int lineFrom(int n) {
        return lines[n * STRIDE + 1];
    }

    private void ready() {
        if (!indexed) {
            synchronized (this) {
                if (!indexed) {
                    count = 0;
                    HeaderScanner.index(this);
                }
            }
        }
    }
}
