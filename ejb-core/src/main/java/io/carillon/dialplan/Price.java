package io.carillon.dialplan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What a carrier asks for a call.
 *
 * @param perMinute millionths of the currency for a minute
 * @param setup millionths of the currency for an answered call as such
 * @param firstSeconds the first so many seconds are always paid
 * @param stepSeconds after them every so many seconds that have begun
 * @param currency ISO 4217 code
 */
public record Price(long perMinute, long setup, int firstSeconds, int stepSeconds, String currency) {
    private static final int SCALE = 6;
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    public Price {
        Objects.requireNonNull(currency, "currency");
        if (perMinute < 0 || setup < 0 || firstSeconds < 0 || stepSeconds < 1) {
            throw new IllegalArgumentException("no price: " + perMinute + ", " + setup + ", " + firstSeconds + ", "
                    + stepSeconds);
        }
    }

    /** The cost of an answered call, to the millionth, halves rounded up. */
    public BigDecimal of(long seconds) {
        long beyond = Math.max(0, seconds - firstSeconds);
        long steps = (beyond + stepSeconds - 1) / stepSeconds;
        BigDecimal paid = BigDecimal.valueOf(firstSeconds + steps * stepSeconds);
        return BigDecimal.valueOf(perMinute, SCALE)
                .multiply(paid)
                .divide(MINUTE, SCALE, RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(setup, SCALE));
    }

    /** A price, or none, as one line that {@link #read} understands. */
    public static String text(Price price) {
        return price == null ? "" : price.perMinute + " " + price.setup + " " + price.firstSeconds + " " + price.stepSeconds + " "
                + price.currency;
    }

    /** The price that {@link #text} wrote down; null when there was none. */
    public static Price read(String text) {
        String[] parts = text.split(" ", 5);
        return parts.length < 5 ? null : new Price(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]), parts[4]);
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(perMinute, SCALE).stripTrailingZeros().toPlainString() + " " + currency + "/min";
    }
}
