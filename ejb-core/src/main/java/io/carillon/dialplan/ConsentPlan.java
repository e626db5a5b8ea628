package io.carillon.dialplan;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How people are told that they are recorded, by the countries of their numbers. Where several countries have a say, the
 * strictest of them counts. Immutable.
 *
 * @param byCountry ISO 3166 codes, {@code *} for all that are not named
 * @param home where the house is, and numbers without a country code are; empty when that is not known
 * @param interval from one tone to the next
 */
public record ConsentPlan(Map<String, RecordingNotice> byCountry, String home, Duration interval) {
    /** Nobody is told. */
    public static final ConsentPlan NONE = new ConsentPlan(Map.of(), "", Duration.ofSeconds(15));

    /** The key of {@link #byCountry}. */
    public static final String KEY = "carillon.recording.consent";
    /** The key of {@link #home}. */
    public static final String HOME_KEY = "carillon.recording.country";

    private static final String ALL = "*";
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("DE", "de"), Map.entry("AT", "de"), Map.entry("CH", "de"), Map.entry("LI", "de"),
            Map.entry("FR", "fr"), Map.entry("BE", "fr"), Map.entry("LU", "fr"), Map.entry("MC", "fr"),
            Map.entry("ES", "es"), Map.entry("MX", "es"), Map.entry("AR", "es"), Map.entry("CO", "es"),
            Map.entry("CL", "es"), Map.entry("PE", "es"), Map.entry("EC", "es"), Map.entry("UY", "es"));

    public ConsentPlan {
        byCountry = Map.copyOf(byCountry);
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(interval, "interval");
    }

    /**
     * Reads what a house has set.
     *
     * @param byCountry countries and what is done there, as in {@code DE:announcement,US:tone,*:none}
     * @param home ISO 3166 code, or empty
     * @throws IllegalArgumentException with one line that names the key
     */
    public static ConsentPlan of(String byCountry, String home, Duration interval) {
        if (!home.isEmpty() && !PhoneNumbers.isRegion(home)) {
            throw new IllegalArgumentException(HOME_KEY + " must be a country of two capital letters, not '" + home + "'");
        }
        Map<String, RecordingNotice> all = new HashMap<>();
        for (String one : byCountry.split(",")) {
            String[] parts = one.strip().split(":", -1);
            if (one.isBlank()) {
                continue;
            }
            boolean known = parts.length == 2 && (parts[0].equals(ALL) || PhoneNumbers.isRegion(parts[0]));
            if (!known || !parts[1].matches("none|tone|announcement")) {
                throw new IllegalArgumentException(KEY + " must be countries and none, tone or announcement, as in"
                        + " DE:announcement,US:tone,*:none, not '" + one.strip() + "'");
            }
            all.put(parts[0], RecordingNotice.valueOf(parts[1].toUpperCase(Locale.ROOT)));
        }
        return new ConsentPlan(all, home, interval);
    }

    /**
     * What is done in a conversation.
     *
     * @param numbers of those who talk; empty for one of the house
     */
    public RecordingNotice of(List<String> numbers) {
        return numbers.stream().map(number -> in(country(number))).max(Enum::compareTo).orElse(RecordingNotice.NONE);
    }

    private RecordingNotice in(String country) {
        RecordingNotice everywhere = byCountry.getOrDefault(ALL, RecordingNotice.NONE);
        return byCountry.getOrDefault(country, everywhere);
    }

    private String country(String number) {
        return number.isEmpty() ? home : PhoneNumbers.country(number, home);
    }

    /** In which language somebody with this number is told: en, de, fr or es. */
    public String language(String number) {
        return LANGUAGES.getOrDefault(country(number), "en");
    }
}
