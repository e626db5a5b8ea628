package io.carillon.sip.message;

/** Character classes of the SIP grammar (RFC 3261 section 25.1), one table look-up each. */
final class Chars {
    static final int TOKEN = 1;
    static final int HOST = 2;
    static final int USER = 4;
    static final int PARAM = 8;
    static final int TEXT = 16;
    static final int URI = 32;

    private static final byte[] CLASSES = new byte[256];

    static {
        mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", TOKEN | HOST | USER | PARAM | URI);
        mark("-.", HOST);
        mark("-.!%*_+`'~", TOKEN);
        mark("-_.!~*'()&=+$,;?/", USER);
        mark("-_.!~*'()[]/:&+$", PARAM);
        mark("-_.!~*'()[]/:&+$;?=,@%#\\^`{|}", URI);
        for (int c = 0x20; c < 256; c++) {
            if (c != 0x7f) {
                CLASSES[c] |= TEXT;
            }
        }
        CLASSES['\t'] |= TEXT;
    }

    private Chars() {}

    private static void mark(String chars, int flags) {
        for (int i = 0; i < chars.length(); i++) {
            CLASSES[chars.charAt(i)] |= (byte) flags;
        }
    }

    static boolean is(int c, int flag) {
        return (CLASSES[c & 0xff] & flag) != 0;
    }

    /** The same for a character of a String: those beyond Latin-1 belong to no class but TEXT. */
    static boolean isChar(char c, int flag) {
        return c < 256 ? (CLASSES[c] & flag) != 0 : flag == TEXT;
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlpha(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static int hex(int c) {
        return Character.digit(c, 16);
    }

    /** Whether all of it is a token, and not nothing. */
    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127 || !is(text.charAt(i), TOKEN)) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
