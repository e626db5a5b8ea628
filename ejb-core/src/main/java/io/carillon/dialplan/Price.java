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

    @Override
    public String toString() {
        return BigDecimal.valueOf(perMinute, SCALE).stripTrailingZeros().toPlainString() + " " + currency + "/min";
    }
}
