package io.carillon.trace;

import io.carillon.contract.Cidr;
import io.carillon.directory.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which calls somebody wants to see.
 *
 * @param numbers of extensions or of others; empty with {@code addresses} for all calls
 * @param addresses numeric, or networks in CIDR notation
 * @param minutes for how long
 */
public record TraceWish(List<String> numbers, List<String> addresses, int minutes) {
    /** A trace that somebody forgets ends on its own within a day. */
    public static final int LONGEST_MINUTES = 1_440;

    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9+*#._-]{1,64}");

    public TraceWish {
        numbers = List.copyOf(numbers);
        addresses = List.copyOf(addresses);
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        if (numbers.size() > MOST || !numbers.stream().allMatch(number -> NUMBER.matcher(number).matches())) {
            wrong.put("numbers", List.of("must be at most " + MOST + ", each 1 to 64 of A-Z a-z 0-9 + * # . _ -"));
        }
        if (addresses.size() > MOST || !addresses.stream().allMatch(address -> Cidr.parse(address) != null)) {
            wrong.put("addresses", List.of("must be at most " + MOST + " numeric addresses or networks"));
        }
        if (minutes < 1 || minutes > LONGEST_MINUTES) {
            wrong.put("minutes", List.of("must be 1 to " + LONGEST_MINUTES));
        }
        if (!wrong.isEmpty()) {
            throw new Invalid(wrong);
        }
    }

    @Override
    public String toString() {
        String whom = numbers.isEmpty() && addresses.isEmpty() ? "all calls" : "numbers " + numbers + " addresses " + addresses;
        return whom + " for " + minutes + " min";
    }
}
