package io.carillon.rtp.prompt;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Montag, der erste Januar zweitausendsechsundzwanzig, fünfzehn Uhr fünf. */
final class German extends Grammar {
    @Override
    void count(int number, List<String> names) {
        int millions = number / 1_000_000;
        if (millions == 1) {
            names.addAll(List.of("eine", "million"));
        } else if (millions > 1) {
            below1000(millions, "eine", names);
            names.add("millions");
        }
        if (number / 1000 % 1000 > 0) {
            below1000(number / 1000 % 1000, "ein", names);
            names.add("thousand");
        }
        if (number % 1000 > 0 || number == 0) {
            below1000(number % 1000, "n1", names);
        }
    }

    /** @param one how a one at the end is said */
    private static void below1000(int number, String one, List<String> names) {
        if (number >= 100) {
            names.add(number / 100 == 1 ? "ein" : "n" + number / 100);
            names.add("hundred");
        }
        if (number % 100 > 0 || number == 0) {
            below100(number % 100, one, names);
        }
    }

    private static void below100(int number, String one, List<String> names) {
        if (number == 1) {
            names.add(one);
        } else if (number <= 20 || number % 10 == 0) {
            names.add("n" + number);
        } else {
            unitAnd(number % 10, names);
            names.add("n" + number / 10 * 10);
        }
    }

    private static void unitAnd(int unit, List<String> names) {
        names.add(unit == 1 ? "ein" : "n" + unit);
        names.add("und");
    }

    @Override
    List<String> date(LocalDate date) {
        List<String> names = new ArrayList<>(List.of(weekday(date), "der"));
        int day = date.getDayOfMonth();
        if (day > 20 && day != 30) {
            unitAnd(day % 10, names);
            names.add("o" + day / 10 * 10);
        } else {
            names.add("o" + day);
        }
        names.add(month(date));
        year(date.getYear(), names);
        return names;
    }

    /** Neunzehnhundertachtundneunzig, zweitausend. */
    private void year(int year, List<String> names) {
        if (year < 1100 || year > 1999) {
            count(Math.abs(year), names);
            return;
        }
        below100(year / 100, "n1", names);
        names.add("hundred");
        if (year % 100 > 0) {
            below100(year % 100, "n1", names);
        }
    }

    @Override
    List<String> time(LocalTime time) {
        List<String> names = new ArrayList<>();
        below100(time.getHour(), "ein", names);
        names.add("uhr");
        if (time.getMinute() > 0) {
            below100(time.getMinute(), "n1", names);
        }
        return names;
    }
}
