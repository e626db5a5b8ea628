package io.carillon.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.hours.OpeningHours.Holiday;
import io.carillon.hours.OpeningHours.Span;
import io.carillon.trial.Draw;
import io.carillon.trial.Trials;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When it is open, by the clock on the wall. */
class OpeningHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    private static OpeningHours berlin(Span... spans) {
        return new OpeningHours(BERLIN, List.of(spans), List.of());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @Test
    void officeHoursAreOpenFromTheFirstMinuteToTheLast() {
        OpeningHours office = berlin(new Span(WORKDAYS, 9 * 60, 17 * 60 + 30));
        assertThat(office.at(at("2026-11-20T08:59:59")).open()).isFalse();
        assertThat(office.at(at("2026-11-20T09:00:00"))).isEqualTo(new OpeningHours.Now(true, "open from 09:00 to 17:30"));
        assertThat(office.at(at("2026-11-20T17:29:59")).open()).isTrue();
        assertThat(office.at(at("2026-11-20T17:30:00")).open()).isFalse();
        assertThat(office.at(at("2026-11-21T12:00:00")).open()).as("Saturday").isFalse();
        assertThat(office.nextChange(at("2026-11-20T17:30:00"))).isEqualTo(at("2026-11-23T09:00:00"));
        assertThat(office.nextChange(at("2026-11-23T09:00:00"))).isEqualTo(at("2026-11-23T17:30:00"));
    }

    @Test
    void aBarIsOpenPastMidnightButNotIntoAHoliday() {
        OpeningHours bar = new OpeningHours(BERLIN, List.of(new Span(Set.of(DayOfWeek.FRIDAY), 20 * 60, 3 * 60)),
                List.of(new Holiday("Advent", LocalDate.parse("2026-11-28"), LocalDate.parse("2026-11-28"), false)));
        assertThat(bar.at(at("2026-11-21T02:59:00")).open()).isTrue();
        assertThat(bar.at(at("2026-11-21T03:00:00")).open()).isFalse();
        assertThat(bar.at(at("2026-11-20T02:00:00")).open()).as("the night to Friday").isFalse();
        assertThat(bar.at(at("2026-11-28T01:00:00"))).isEqualTo(new OpeningHours.Now(false, "holiday Advent"));
        assertThat(bar.nextChange(at("2026-11-27T21:00:00"))).isEqualTo(at("2026-11-28T00:00:00"));
    }

    @Test
    void aYearlyHolidayComesAgainAlsoOverNewYear() {
        OpeningHours hours = new OpeningHours(BERLIN, List.of(new Span(ALL, 0, OpeningHours.DAY)), List.of(
                new Holiday("the quiet days", LocalDate.parse("2020-12-24"), LocalDate.parse("2021-01-02"), true)));
        for (String closed : List.of("2026-12-24T00:00:00", "2026-12-31T23:59:59", "2027-01-02T12:00:00")) {
            assertThat(hours.at(at(closed)).why()).as(closed).isEqualTo("holiday the quiet days");
        }
        assertThat(hours.at(at("2026-12-23T23:59:59")).open()).isTrue();
        assertThat(hours.nextChange(at("2026-12-28T12:00:00"))).isEqualTo(at("2027-01-03T00:00:00"));
    }

    @Test
    void anHourThatTheClockJumpsOverIsNotOpenAndOneThatComesTwiceIsOpenTwice() {
        OpeningHours night = berlin(new Span(ALL, 2 * 60 + 15, 2 * 60 + 45));
        Instant jump = Instant.parse("2026-03-29T01:00:00Z");
        for (int minute = -60; minute <= 60; minute++) {
            assertThat(night.at(jump.plusSeconds(minute * 60L)).open()).isFalse();
        }
        Instant back = Instant.parse("2026-10-25T01:00:00Z");
        assertThat(night.at(back.minusSeconds(30 * 60)).open()).as("the first 02:30").isTrue();
        assertThat(night.at(back).open()).isFalse();
        assertThat(night.at(back.plusSeconds(30 * 60)).open()).as("the second 02:30").isTrue();
        assertThat(night.nextChange(back.minusSeconds(10 * 60))).isEqualTo(back.plusSeconds(15 * 60));
    }

    @Test
    void whatNeverOpensHasNoNextChange() {
        assertThat(berlin().nextChange(at("2026-11-21T12:00:00"))).isNull();
        assertThat(berlin(new Span(ALL, 0, OpeningHours.DAY)).nextChange(at("2026-11-21T12:00:00"))).isNull();
    }

    /** Two days around a change of the clocks, minute by minute: it is as a clock says, and changes are where they are said. */
    @Test
    void theWallClockDecidesAndEveryChangeIsForeseenWhateverTheZone() {
        List<String> zones = List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago",
                "Africa/Cairo", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia");
        Trials.of(60, draw -> {
            ZoneId zone = ZoneId.of(draw.oneOf(zones));
            OpeningHours hours = new OpeningHours(zone, draw.list(3, () -> span(draw)), draw.list(1, () -> holiday(draw)));
            var jump = zone.getRules().nextTransition(Instant.parse("2026-01-01T00:00:00Z").plus(
                    Duration.ofDays(draw.between(0, 300))));
            Instant begin = jump == null ? Instant.parse("2026-06-01T00:00:00Z") : jump.getInstant();
            compare(hours, begin.minus(Duration.ofHours(26)));
        });
    }

    private static void compare(OpeningHours hours, Instant begin) {
        Instant foreseen = null;
        Boolean before = null;
        for (int minute = 0; minute < 52 * 60; minute++) {
            Instant at = begin.plusSeconds(minute * 60L);
            boolean open = hours.at(at).open();
            assertThat(open).as("%s %s", hours, at.atZone(hours.zone())).isEqualTo(byTheClock(hours, at));
            if (before != null && open != before) {
                assertThat(foreseen).as("%s", hours).isEqualTo(at);
            } else if (foreseen != null) {
                assertThat(foreseen).as("%s", hours).isAfter(at);
            }
            if (before == null || open != before) {
                foreseen = hours.nextChange(at);
            }
            before = open;
        }
    }

    /** The rule once more, in the plainest way. */
    private static boolean byTheClock(OpeningHours hours, Instant at) {
        ZonedDateTime clock = at.atZone(hours.zone());
        LocalDate today = clock.toLocalDate();
        int minute = clock.getHour() * 60 + clock.getMinute();
        boolean off = hours.holidays().stream().anyMatch(day -> off(day, today));
        boolean offYesterday = hours.holidays().stream().anyMatch(day -> off(day, today.minusDays(1)));
        for (Span span : hours.spans()) {
            boolean past = span.to() <= span.from();
            boolean on = span.days().contains(today.getDayOfWeek());
            boolean onYesterday = span.days().contains(today.minusDays(1).getDayOfWeek());
            if (!off && (on && !past && minute >= span.from() && minute < span.to()
                    || on && past && minute >= span.from()
                    || onYesterday && past && !offYesterday && minute < span.to())) {
                return true;
            }
        }
        return false;
    }

    private static boolean off(Holiday holiday, LocalDate day) {
        return !day.isBefore(holiday.from()) && !day.isAfter(holiday.to());
    }

    private static Span span(Draw draw) {
        Set<DayOfWeek> days = EnumSet.of(draw.oneOf(DayOfWeek.class), draw.oneOf(DayOfWeek.class), draw.oneOf(DayOfWeek.class));
        return new Span(days, draw.between(0, OpeningHours.DAY - 1), draw.between(0, OpeningHours.DAY));
    }

    private static Holiday holiday(Draw draw) {
        LocalDate first = LocalDate.parse("2026-01-01").plusDays(draw.between(0, 364));
        return new Holiday("off", first, first.plusDays(draw.between(0, 3)), false);
    }
}
