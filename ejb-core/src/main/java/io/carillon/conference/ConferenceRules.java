package io.carillon.conference;

import java.util.Set;

/** What the settings of a room must be like. */
public final class ConferenceRules {
    /** More people than this are a broadcast. */
    public static final int MOST_PEOPLE = 300;

    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr", "es");

    private ConferenceRules() {}

    /** Takes note of what is wrong. */
    @FunctionalInterface
    public interface Faults {
        void unless(boolean good, String field, String message);
    }

    /** Names every field that is wrong. */
    public static void check(Conference room, Faults faults) {
        String title = room.title();
        faults.unless(!title.isBlank() && title.length() <= 80 && title.chars().noneMatch(Character::isISOControl),
                "title", "must be 1 to 80 characters without control characters");
        faults.unless(LANGUAGES.contains(room.language()), "language", "must be en, de, fr or es");
        faults.unless(room.most() >= 2 && room.most() <= MOST_PEOPLE, "maximum", "must be 2 to " + MOST_PEOPLE);
        faults.unless(!room.waits() || !room.pins().moderator().isEmpty(), "waitForModerator",
                "needs a moderatorPin, else nobody can be the moderator");
    }
}
