package io.carillon.trunk.store;

import io.carillon.hours.OpeningHours.Span;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;

/** Weekly hours as {@code days:from:to}, days as bits from Monday, times as minutes. */
final class SpanText {
    private SpanText() {}

    static String of(Span span) {
        int bits = span.days().stream().mapToInt(day -> 1 << day.ordinal()).sum();
        return bits + ":" + span.from() + ":" + span.to();
    }

    static Span read(String text) {
        String[] parts = text.split(":");
        int bits = Integer.parseInt(parts[0]);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if ((bits & 1 << day.ordinal()) != 0) {
                days.add(day);
            }
        }
        return new Span(days, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
}
