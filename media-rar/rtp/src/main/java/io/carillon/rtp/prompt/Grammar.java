package io.carillon.rtp.prompt;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** How a language puts numbers, dates and times together: names of recordings in the order in which they are said. */
abstract class Grammar {
    /** ISO 639 codes of the languages there are. */
    static final List<String> LANGUAGES = List.of("de", "en", "es", "fr");

    private static final long BEYOND = 1_000_000_000;

    /** The grammar of a language by its ISO 639 code; English for one that is not known. */
    static Grammar of(String language) {
        return switch (language) {
            case "de" -> new German();
            case "fr" -> new French();
            case "es" -> new Spanish();
            default -> new English();
        };
    }

    /** Whether there is a grammar, and a set of prompts, for a language. */
    static boolean isKnown(String language) {
        return LANGUAGES.contains(language);
    }

    /** 0 to 999 999 999. */
    abstract void count(int number, List<String> names);

    abstract List<String> date(LocalDate date);

    abstract List<String> time(LocalTime time);

    final List<String> number(long number) {
        List<String> names = new ArrayList<>();
        if (number < 0) {
            names.add("minus");
        }
        if (number <= -BEYOND || number >= BEYOND) {
            names.addAll(digits(Long.toString(number)));
        } else {
            count((int) Math.abs(number), names);
        }
        return names;
    }

    /** One by one; what is no key is skipped. */
    final List<String> digits(String digits) {
        List<String> names = new ArrayList<>();
        for (char digit : digits.toCharArray()) {
            if (digit >= '0' && digit <= '9') {
                names.add("n" + digit);
            } else if (digit == '*') {
                names.add("star");
            } else if (digit == '#') {
                names.add("hash");
            }
        }
        return names;
    }

    final List<String> dateAndTime(LocalDateTime at) {
        List<String> names = new ArrayList<>(date(at.toLocalDate()));
        names.add("at");
        names.addAll(time(at.toLocalTime()));
        return names;
    }

    static String weekday(LocalDate date) {
        return "w" + date.getDayOfWeek().getValue();
    }

    static String month(LocalDate date) {
        return "m" + date.getMonthValue();
    }
}
