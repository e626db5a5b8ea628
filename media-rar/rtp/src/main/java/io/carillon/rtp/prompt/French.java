package io.carillon.rtp.prompt;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Lundi premier janvier deux mille vingt-six, quinze heures cinq. */
final class French extends Grammar {
    @Override
    void count(int number, List<String> names) {
        int millions = number / 1_000_000;
        if (millions > 0) {
            below1000(millions, names);
            names.add(millions == 1 ? "million" : "millions");
        }
        int thousands = number / 1000 % 1000;
        if (thousands > 1) {
            below1000(thousands, names);
        }
        if (thousands > 0) {
            names.add("thousand");
        }
        if (number % 1000 > 0 || number == 0) {
            below1000(number % 1000, names);
        }
    }

    private static void below1000(int number, List<String> names) {
        if (number >= 200) {
            names.add("n" + number / 100);
        }
        if (number >= 100) {
            names.add("hundred");
        }
        if (number % 100 > 0 || number == 0) {
            below100(number % 100, "n1", names);
        }
    }

    /** Seventy is sixty and ten, ninety is eighty and ten; 21 to 71 have an "et" before their last part. */
    private static void below100(int number, String one, List<String> names) {
        int tens = number / 10 * 10;
        int base = tens == 70 || tens == 90 ? tens - 10 : tens;
        int rest = number - base;
        if (number <= 20) {
            names.add(number == 1 ? one : "n" + number);
            return;
        }
        names.add("n" + base);
        if (rest == 1 && base < 80 || rest == 11 && base == 60) {
            names.add("et");
        }
        if (rest > 0) {
            names.add(rest == 1 ? one : "n" + rest);
        }
    }

    @Override
    List<String> date(LocalDate date) {
        List<String> names = new ArrayList<>(List.of(weekday(date)));
        if (date.getDayOfMonth() == 1) {
            names.add("o1");
        } else {
            below100(date.getDayOfMonth(), "n1", names);
        }
        names.add(month(date));
        count(Math.abs(date.getYear()), names);
        return names;
    }

    @Override
    List<String> time(LocalTime time) {
        List<String> names = new ArrayList<>();
        below100(time.getHour(), "une", names);
        names.add(time.getHour() < 2 ? "heure" : "heures");
        if (time.getMinute() > 0) {
            below100(time.getMinute(), "n1", names);
        }
        return names;
    }
}
