package io.carillon.call;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes values one behind the other. Strings of plain ASCII, which nearly all are, are copied without an encoder. */
final class ByteSink {
    private byte[] bytes = new byte[1024];
    private int size;

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    void put(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void put(boolean value) {
        put(value ? 1 : 0);
    }

    /** Seven bits per byte, least first: small numbers take one byte. Negative ones take ten. */
    void putLong(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            put((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        put((int) rest);
    }

    void putDouble(double value) {
        long bits = Double.doubleToRawLongBits(value);
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (bits >>> shift);
        }
    }

    void putString(String value) {
        int length = value.length();
        room(length + 5);
        int start = size;
        putLong(length);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c > 0x7F) {
                size = start;
                putEncoded(value);
                return;
            }
            bytes[size++] = (byte) c;
        }
    }

    /** A negative length announces encoded bytes. Unpaired surrogates become question marks. */
    private void putEncoded(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        putLong(-encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    void putInstant(Instant value) {
        putLong(value.getEpochSecond());
        putLong(value.getNano());
    }

    <T> void putNullable(T value, BiConsumer<ByteSink, T> write) {
        put(value != null);
        if (value != null) {
            write.accept(this, value);
        }
    }

    <T> void putAll(List<T> values, BiConsumer<ByteSink, T> write) {
        putLong(values.size());
        for (int i = 0; i < values.size(); i++) {
            write.accept(this, values.get(i));
        }
    }
}
