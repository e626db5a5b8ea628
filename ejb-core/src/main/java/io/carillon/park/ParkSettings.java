package io.carillon.park;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The places of a tenant at which callers are parked.
 *
 * @param first number of the first
 * @param last number of the last, not before the first
 * @param recallSeconds after which whoever parked is called
 */
public record ParkSettings(int first, int last, int recallSeconds) {
    /** Name under which the house has its places. */
    public static final String HOUSE = "house";

    /** Numbers 701 to 720, two minutes. */
    public static final ParkSettings DEFAULT = new ParkSettings(701, 720, 120);

    /** So many places are enough. */
    public static final int MOST = 100;

    /** Whether a number is that of a place. */
    public boolean has(String number) {
        if (number.isEmpty() || number.length() > 9 || number.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        int value = Integer.parseInt(number);
        return value >= first && value <= last;
    }

    /** All numbers, in order. */
    public List<String> numbers() {
        List<String> all = new ArrayList<>();
        for (int number = first; number <= last && all.size() < MOST; number++) {
            all.add(String.valueOf(number));
        }
        return all;
    }

    /** How long somebody is parked before whoever parked is called. */
    public Duration patience() {
        return Duration.ofSeconds(recallSeconds);
    }
}
