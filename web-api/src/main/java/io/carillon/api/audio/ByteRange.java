package io.carillon.api.audio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of bytes as the Range header asks for it (RFC 9110 section 14). One stretch is served; a header that asks for
 * several, or cannot be read, is as if it were not there.
 *
 * @param first first byte
 * @param length bytes; 0 when nothing of the file is in the stretch
 * @param whole whether nobody asked for less than everything
 */
record ByteRange(long first, long length, boolean whole) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    static ByteRange of(String headerOrNull, long size) {
        Matcher asked = ONE.matcher(headerOrNull == null ? "" : headerOrNull.strip());
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return new ByteRange(0, size, true);
        }
        if (asked.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(asked.group(2)));
            return new ByteRange(size - last, last, false);
        }
        long from = Long.parseLong(asked.group(1));
        long to = asked.group(2).isEmpty() ? size - 1 : Long.parseLong(asked.group(2));
        if (to < from && !asked.group(2).isEmpty()) {
            return new ByteRange(0, size, true);
        }
        return new ByteRange(from, Math.max(0, Math.min(to, size - 1) - from + 1), false);
    }

    /** Content-Range of the answer. */
    String header(long size) {
        return length == 0 ? "bytes */" + size : "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
