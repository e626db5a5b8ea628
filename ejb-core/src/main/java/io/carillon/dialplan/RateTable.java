package io.carillon.dialplan;

import java.util.Arrays;

/**
 * What a carrier asks, by the beginning of the number: the longest beginning that is listed decides. A hundred thousand
 * prices take two arrays of longs; a look-up is at most one probe per digit of the number, no object, no lock.
 */
public final class RateTable {
    /** No prices. */
    public static final RateTable EMPTY = new Builder("", 0).build();

    /** Most digits of a beginning; E.164 numbers have no more. */
    public static final int LONGEST = 15;

    private final String currency;
    private final long[] keys;
    private final int[] rows;
    private final long[] perMinute;
    private final long[] setup;
    private final int[] steps;
    private final int size;
    private final int deepest;

    private RateTable(Builder made) {
        this.currency = made.currency;
        this.keys = made.keys;
        this.rows = made.rows;
        this.perMinute = Arrays.copyOf(made.perMinute, made.size);
        this.setup = Arrays.copyOf(made.setup, made.size);
        this.steps = Arrays.copyOf(made.steps, made.size);
        this.size = made.size;
        this.deepest = made.deepest;
    }

    /** How many beginnings are listed. */
    public int size() {
        return size;
    }

    /** The price of a number, null when no beginning of it is listed. */
    public Price of(String international) {
        int row = find(international);
        return row < 0 ? null : new Price(perMinute[row], setup[row], steps[row] >>> 16, steps[row] & 0xffff, currency);
    }

    /** Millionths per minute, {@link Long#MAX_VALUE} when no beginning is listed. */
    public long perMinute(String international) {
        int row = find(international);
        return row < 0 ? Long.MAX_VALUE : perMinute[row];
    }

    private int find(String number) {
        int most = Math.min(Math.min(number.length(), LONGEST), deepest);
        long key = 0;
        int digits = 0;
        int best = -1;
        while (digits < most) {
            int digit = number.charAt(digits) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            key = append(key, digit);
            digits++;
            int found = probe(key);
            best = found < 0 ? best : found;
        }
        return best;
    }

    /** A digit more, as 1 to 10 in four bits, so that 0 and 00 differ. */
    private static long append(long key, int digit) {
        return key << 4 | digit + 1;
    }

    private int probe(long key) {
        int mask = keys.length - 1;
        for (int at = slot(key, mask); ; at = at + 1 & mask) {
            if (keys[at] == key) {
                return rows[at];
            }
            if (keys[at] == 0) {
                return -1;
            }
        }
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    /** Gathers prices. */
    public static final class Builder {
        private final String currency;
        private final long[] keys;
        private final int[] rows;
        private final long[] perMinute;
        private final long[] setup;
        private final int[] steps;
        private int size;
        private int deepest;

        /**
         * @param currency of all prices, ISO 4217
         * @param most how many prices may be added
         */
        public Builder(String currency, int most) {
            this.currency = currency;
            int slots = Integer.highestOneBit(Math.max(most, 8)) << 2;
            keys = new long[slots];
            rows = new int[slots];
            perMinute = new long[most];
            setup = new long[most];
            steps = new int[most];
        }

        /**
         * Adds a price; of two for the same beginning the later one counts.
         *
         * @param prefix 1 to 15 digits
         * @param price its currency is the table's
         */
        public Builder add(String prefix, Price price) {
            long key = 0;
            for (int i = 0; i < prefix.length(); i++) {
                key = append(key, prefix.charAt(i) - '0');
            }
            int mask = keys.length - 1;
            int at = slot(key, mask);
            while (keys[at] != 0 && keys[at] != key) {
                at = at + 1 & mask;
            }
            int row = keys[at] == key ? rows[at] : size++;
            keys[at] = key;
            rows[at] = row;
            perMinute[row] = price.perMinute();
            setup[row] = price.setup();
            steps[row] = price.firstSeconds() << 16 | price.stepSeconds();
            deepest = Math.max(deepest, prefix.length());
            return this;
        }

        public RateTable build() {
            return new RateTable(this);
        }
    }
}
