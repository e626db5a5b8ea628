package io.carillon.fuzz;

import java.util.Random;

/**
 * Chance with a seed: each part of a message is right most of the time, and sometimes a lie at its limits. All seeds of a run
 * together are moved by {@code -Dcarillon.fuzz.seed}, 1 when nothing is said.
 */
public final class Dice {
    private static final long MOVED = Long.getLong("carillon.fuzz.seed", 1) - 1;
    private static final int LIE_ONE_IN = 12;

    private final Random random;

    public Dice(long seed) {
        random = new Random(seed + MOVED * 1_000_003);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from one to another, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Any value of so many bits, often one of its extremes. */
    public int word(int bits) {
        int most = bits == 32 ? -1 : (1 << bits) - 1;
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> most;
            case 3 -> most >>> 1;
            case 4 -> most ^ most >>> 1;
            default -> random.nextInt() & most;
        };
    }

    /** What belongs into a field of so many bits, or now and then something else: near it, or any value. */
    public int orLie(int truth, int bits) {
        if (!oneIn(LIE_ONE_IN)) {
            return truth;
        }
        return switch (random.nextInt(3)) {
            case 0 -> truth + 1;
            case 1 -> truth - 1;
            default -> word(bits);
        };
    }

    /** A copy with a few bits changed, bytes left out, doubled or put in between. */
    public byte[] mutate(byte[] source) {
        byte[] bytes = source;
        for (int n = 1 + random.nextInt(4); n > 0 && bytes.length > 0; n--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> splice(bytes, at, 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
                case 1 -> splice(bytes, at, 0, bytes(1 + random.nextInt(8)));
                case 2 -> splice(bytes, at, Math.min(1 + random.nextInt(16), bytes.length - at), new byte[0]);
                case 3 -> splice(bytes, at, bytes.length - at, new byte[0]);
                default -> splice(bytes, at, 0, java.util.Arrays.copyOfRange(bytes, 0, at));
            };
        }
        return bytes;
    }

    private static byte[] splice(byte[] bytes, int at, int cut, byte[] in) {
        byte[] out = new byte[bytes.length - cut + in.length];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(in, 0, out, at, in.length);
        System.arraycopy(bytes, at + cut, out, at + in.length, bytes.length - at - cut);
        return out;
    }
}
