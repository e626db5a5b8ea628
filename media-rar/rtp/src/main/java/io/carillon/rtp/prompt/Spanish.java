package io.carillon.rtp.prompt;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Lunes, primero de enero de dos mil veintiséis, las quince y cinco. */
final class Spanish extends Grammar {
    /** How a one at the end is said: by itself, before a noun, before an hour. */
    private enum One {
        ALONE("n1", "n21"),
        BEFORE_NOUN("un", "veintiun"),
        HOUR("una", "veintiuna");

        private final String one;
        private final String twentyOne;

        One(String one, String twentyOne) {
            this.one = one;
            this.twentyOne = twentyOne;
        }
    }

    @Override
    void count(int number, List<String> names) {
        int millions = number / 1_000_000;
        if (millions > 0) {
            below1000(millions, One.BEFORE_NOUN, names);
            names.add(millions == 1 ? "million" : "millions");
        }
        int thousands = number / 1000 % 1000;
        if (thousands > 1) {
            below1000(thousands, One.BEFORE_NOUN, names);
        }
        if (thousands > 0) {
            names.add("thousand");
        }
        if (number % 1000 > 0 || number == 0) {
            below1000(number % 1000, One.ALONE, names);
        }
    }

    private static void below1000(int number, One end, List<String> names) {
        if (number > 100 && number < 200) {
            names.add("ciento");
        } else if (number >= 100) {
            names.add("n" + number / 100 * 100);
        }
        if (number % 100 > 0 || number == 0) {
            below100(number % 100, end, names);
        }
    }

    private static void below100(int number, One end, List<String> names) {
        if (number == 21) {
            names.add(end.twentyOne);
        } else if (number < 30 || number % 10 == 0) {
            names.add(number == 1 ? end.one : "n" + number);
        } else {
            names.add("n" + number / 10 * 10);
            names.add("y");
            names.add(number % 10 == 1 ? end.one : "n" + number % 10);
        }
    }

    @Override
    List<String> date(LocalDate date) {
        List<String> names = new ArrayList<>(List.of(weekday(date)));
        if (date.getDayOfMonth() == 1) {
            names.add("o1");
        } else {
            below100(date.getDayOfMonth(), One.ALONE, names);
        }
        names.addAll(List.of("de", month(date), "de"));
        count(Math.abs(date.getYear()), names);
        return names;
    }

    @Override
    List<String> time(LocalTime time) {
        List<String> names = new ArrayList<>();
        names.add(time.getHour() == 1 ? "la" : "las");
        below100(time.getHour(), One.HOUR, names);
        if (time.getMinute() > 0) {
            names.add("y");
            below100(time.getMinute(), One.ALONE, names);
        }
        return names;
    }
}
