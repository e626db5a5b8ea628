package io.carillon.sip.message;

import java.nio.charset.StandardCharsets;

/** Method names without a new String for each message. */
final class Methods {
    private static final String[] KNOWN = {
        "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "REGISTER", "PRACK", "UPDATE", "INFO", "REFER", "NOTIFY",
        "SUBSCRIBE", "MESSAGE", "PUBLISH"
    };

    private Methods() {}

    static String text(byte[] bytes, int from, int to) {
        for (String known : KNOWN) {
            if (same(known, bytes, from, to)) {
                return known;
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }

    private static boolean same(String known, byte[] bytes, int from, int to) {
        if (known.length() != to - from) {
            return false;
        }
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
