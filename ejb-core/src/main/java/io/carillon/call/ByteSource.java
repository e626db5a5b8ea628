package io.carillon.call;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what {@link ByteSink} wrote. Bytes that cannot be right end in an {@link IllegalArgumentException}, whatever
 * they are.
 */
final class ByteSource {
    private final byte[] bytes;
    private int at;

    ByteSource(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isEmpty() {
        return at == bytes.length;
    }

    private void need(long more) {
        if (more < 0 || more > bytes.length - at) {
            throw new IllegalArgumentException("ends early");
        }
    }

    int get() {
        need(1);
        return bytes[at++] & 0xFF;
    }

    boolean getBoolean() {
        return get() != 0;
    }

    long getLong() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = get();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("number too long");
    }

    int getInt() {
        long value = getLong();
        if (value != (int) value) {
            throw new IllegalArgumentException("number too large");
        }
        return (int) value;
    }

    double getDouble() {
        need(8);
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | bytes[at++] & 0xFF;
        }
        return Double.longBitsToDouble(bits);
    }

    String getString() {
        long length = getLong();
        long taken = Math.abs(length);
        need(taken);
        String value = new String(bytes, at, (int) taken,
                length < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        at += (int) taken;
        return value;
    }

    Instant getInstant() {
        try {
            return Instant.ofEpochSecond(getLong(), getLong());
        } catch (java.time.DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no instant", e);
        }
    }

    <T> T getNullable(Function<ByteSource, T> read) {
        return getBoolean() ? read.apply(this) : null;
    }

    <T> List<T> getAll(Function<ByteSource, T> read) {
        long size = getLong();
        need(size);
        List<T> values = new ArrayList<>((int) size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }

    <E extends Enum<E>> E getEnum(E[] values) {
        int ordinal = get();
        if (ordinal >= values.length) {
            throw new IllegalArgumentException("no such " + values.getClass().getComponentType().getSimpleName());
        }
        return values[ordinal];
    }
}
