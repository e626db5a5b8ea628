package io.carillon.rtp.prompt;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Monday, January first, twenty twenty-six, three oh five P M. */
final class English extends Grammar {
    @Override
    void count(int number, List<String> names) {
        if (number >= 1_000_000) {
            below1000(number / 1_000_000, names);
            names.add("million");
        }
        if (number / 1000 % 1000 > 0) {
            below1000(number / 1000 % 1000, names);
            names.add("thousand");
        }
        if (number % 1000 > 0 || number == 0) {
            below1000(number % 1000, names);
        }
    }

    private static void below1000(int number, List<String> names) {
        if (number >= 100) {
            names.add("n" + number / 100);
            names.add("hundred");
        }
        if (number % 100 > 0 || number == 0) {
            below100(number % 100, names);
        }
    }

    private static void below100(int number, List<String> names) {
        if (number <= 20 || number % 10 == 0) {
            names.add("n" + number);
        } else {
            names.add("n" + number / 10 * 10);
            names.add("n" + number % 10);
        }
    }

    @Override
    List<String> date(LocalDate date) {
        List<String> names = new ArrayList<>(List.of(weekday(date), month(date)));
        int day = date.getDayOfMonth();
        if (day > 20 && day != 30) {
            names.add("n" + day / 10 * 10);
            names.add("o" + day % 10);
        } else {
            names.add("o" + day);
        }
        year(date.getYear(), names);
        return names;
    }

    private void year(int year, List<String> names) {
        if (year < 1000 || year > 9999 || year % 1000 < 10) {
            count(Math.abs(year), names);
            return;
        }
        below100(year / 100, names);
        if (year % 100 == 0) {
            names.add("hundred");
        } else {
            pair(year % 100, names);
        }
    }

    /** 05 is "oh five". */
    private static void pair(int number, List<String> names) {
        if (number < 10) {
            names.add("oh");
        }
        below100(number, names);
    }

    @Override
    List<String> time(LocalTime time) {
        List<String> names = new ArrayList<>();
        below100(time.getHour() % 12 == 0 ? 12 : time.getHour() % 12, names);
        if (time.getMinute() > 0) {
            pair(time.getMinute(), names);
        }
        names.add(time.getHour() < 12 ? "am" : "pm");
        return names;
    }
}
