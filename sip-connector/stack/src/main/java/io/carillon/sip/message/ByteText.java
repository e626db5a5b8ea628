package io.carillon.sip.message;

import java.util.Arrays;

/** A growing byte array that text is written to. */
final class ByteText {
    private byte[] bytes;
    private int length;

    ByteText(int expected) {
        bytes = new byte[expected];
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Text that is ours: goes in as it is. */
    @SuppressWarnings("deprecation") // the only way to copy Latin-1 characters without an encoder
    ByteText ascii(String text) {
        int n = text.length();
        room(n);
        text.getBytes(0, n, bytes, length);
        length += n;
        return this;
    }

    /** Text from anywhere as UTF-8; control characters become blanks, so it cannot start a new line. */
    ByteText safe(String text) {
        int n = text.length();
        room(n);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c > 126) {
                return beyondAscii(text, i);
            }
            bytes[length++] = (byte) (c < ' ' ? ' ' : c);
        }
        return this;
    }

    private ByteText beyondAscii(String text, int from) {
        byte[] rest = text.substring(from).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        room(rest.length);
        for (byte b : rest) {
            bytes[length++] = b >= 0 && b < ' ' || b == 127 ? (byte) ' ' : b;
        }
        return this;
    }

    ByteText raw(byte[] from, int at, int n) {
        room(n);
        System.arraycopy(from, at, bytes, length, n);
        length += n;
        return this;
    }

    ByteText number(long value) {
        if (value < 0 || value > 999_999_999) {
            return ascii(Long.toString(value));
        }
        room(10);
        int digits = 1;
        for (long rest = value; rest > 9; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    ByteText header(HeaderName name, String value) {
        return ascii(name.toString()).ascii(": ").safe(value).ascii("\r\n");
    }

    ByteText header(HeaderName name, long value) {
        return ascii(name.toString()).ascii(": ").number(value).ascii("\r\n");
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
