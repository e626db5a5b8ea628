package io.carillon.sip.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The header names we know, found by bytes without making a String. Filled by {@link HeaderName}, so everybody else
 * looks through that class; the two must not start each other both ways, or two threads could wait for ever.
 */
final class HeaderTable {
    private static final int SLOTS = 512;
    private static final HeaderName[] BY_HASH = new HeaderName[SLOTS];
    private static final HeaderName[] COMPACT = new HeaderName[128];
    private static final List<HeaderName> ALL = new ArrayList<>();

    private HeaderTable() {}

    static HeaderName known(String text) {
        if (ALL.size() == 64) {
            throw new IllegalStateException("a message marks the known names it holds in 64 bits");
        }
        HeaderName name = new HeaderName(text, ALL.size());
        ALL.add(name);
        byte[] ascii = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        int slot = hash(ascii, 0, ascii.length);
        while (BY_HASH[slot] != null) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        BY_HASH[slot] = name;
        return name;
    }

    static HeaderName known(String text, char compact) {
        HeaderName name = known(text);
        COMPACT[compact] = name;
        COMPACT[Character.toUpperCase(compact)] = name;
        return name;
    }

    static HeaderName byId(int id) {
        return ALL.get(id);
    }

    static HeaderName of(String text) {
        byte[] ascii = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HeaderName known = find(ascii, 0, ascii.length);
        return known != null ? known : new HeaderName(text, -1);
    }

    /** The known name at these bytes, or null. */
    static HeaderName find(byte[] bytes, int from, int to) {
        if (to - from == 1) {
            return bytes[from] >= 0 ? COMPACT[bytes[from]] : null;
        }
        if (to == from) {
            return null;
        }
        int slot = hash(bytes, from, to);
        HeaderName name;
        while ((name = BY_HASH[slot]) != null) {
            if (same(name.lower(), bytes, from, to)) {
                return name;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        return null;
    }

    static boolean same(String lower, byte[] bytes, int from, int to) {
        if (lower.length() != to - from) {
            return false;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) != lowerCase(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    static int lowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int middle = lowerCase(bytes[(from + to) >>> 1]);
        return ((to - from) * 31 + (bytes[from] | 32) * 131 + (bytes[to - 1] | 32) * 17 + middle * 7) & (SLOTS - 1);
    }
}
