package io.carillon.sip.message;

/** Judges hosts and numbers without making objects. */
final class HostText {
    private HostText() {}

    /**
     * A host name or IPv4 address: labels of letters, digits and hyphens, none of them empty but perhaps a last one.
     */
    static boolean isHost(String text, int from, int to) {
        if (from == to || to - from > 255) {
            return false;
        }
        boolean labelStart = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (labelStart) {
                    return false;
                }
                labelStart = true;
            } else if (Chars.isChar(c, Chars.HOST) && !(labelStart && c == '-')) {
                labelStart = false;
            } else {
                return false;
            }
        }
        return true;
    }

    /** An IPv6 address without brackets (RFC 5954): at most eight groups, {@code ::} once, perhaps ending in IPv4. */
    static boolean isIpv6(String text, int from, int to) {
        int groups = 0;
        int digits = 0;
        boolean gap = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                return isIpv4(text, i - digits, to) && (gap ? groups <= 5 : groups == 6);
            }
            if (c == ':') {
                if (i + 1 < to && text.charAt(i + 1) == ':') {
                    if (gap) {
                        return false;
                    }
                    gap = true;
                    i += hasThirdColon(text, i, to) ? 2 : 1;
                } else if (digits == 0 || i + 1 == to) {
                    return false;
                }
                groups += digits > 0 ? 1 : 0;
                digits = 0;
            } else if (Chars.hex(c) < 0 || c > 'f' || ++digits > 4) {
                return false;
            }
        }
        groups += digits > 0 ? 1 : 0;
        return gap ? groups <= 7 : groups == 8;
    }

    /**
     * RFC 3261's own grammar lets three colons stand before an IPv4 address; RFC 5118 section 4.10 wants them tolerated,
     * there and nowhere else.
     */
    private static boolean hasThirdColon(String text, int at, int to) {
        return at + 3 < to && text.charAt(at + 2) == ':' && isIpv4(text, at + 3, to);
    }

    /** An IPv6 address as others write it: with two colons where three were tolerated. */
    static String ipv6(String text, int from, int to) {
        String address = text.substring(from, to);
        return address.contains(":::") ? address.replace(":::", "::") : address;
    }

    private static boolean isIpv4(String text, int from, int to) {
        int parts = 0;
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && Chars.isDigit(text.charAt(end))) {
                end++;
            }
            if (number(text, at, end, 255) < 0 || ++parts > 4 || end < to && text.charAt(end) != '.') {
                return false;
            }
            at = end + 1;
        }
        return parts == 4 && text.charAt(to - 1) != '.';
    }

    /**
     * A decimal number of at most {@code max}; -1 when there is none, when something else is there or when it is
     * larger.
     */
    static long number(String text, int from, int to, long max) {
        if (from >= to) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
            if (value > max) {
                return -1;
            }
        }
        return value;
    }

    /** The same on bytes. */
    static long number(byte[] bytes, int from, int to, long max) {
        if (from >= to) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!Chars.isDigit(bytes[i])) {
                return -1;
            }
            value = value * 10 + (bytes[i] - '0');
            if (value > max) {
                return -1;
            }
        }
        return value;
    }
}
