package io.carillon.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.hours.OpeningHours.Holiday;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calendars as programs write them, and as they do not. */
class HolidayCalendarTest {
    private static final String GOOD = String.join("\r\n",
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", "BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "END:VTIMEZONE",
            "BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227",
            "SUMMARY;LANGUAGE=de:Weihnachten\\, und", "  was folgt", "BEGIN:VALARM", "TRIGGER:-PT1H", "END:VALARM",
            "END:VEVENT", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260101", "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
            "SUMMARY:New Year", "END:VEVENT", "BEGIN:VEVENT", "DTSTART;TZID=\"Europe/Berlin\":20260105T090000",
            "SUMMARY:Meeting", "END:VEVENT", "BEGIN:VEVENT", "DTSTART:20260501", "DURATION:P1W", "END:VEVENT",
            "BEGIN:VEVENT", "DTSTART:20260601", "STATUS:CANCELLED", "END:VEVENT", "END:VCALENDAR", "");

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> HolidayCalendar.read(text)).isInstanceOf(HolidayCalendar.BadLine.class)
                .hasMessageContaining(message);
    }

    @Test
    void wholeDaysAreHolidaysAndTheRestIsPassedOver() throws Exception {
        HolidayCalendar calendar = HolidayCalendar.read(GOOD);
        assertThat(calendar.holidays()).containsExactly(
                new Holiday("Weihnachten, und was folgt", LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 26), false),
                new Holiday("New Year", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1), true),
                new Holiday("Holiday", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 7), false));
        assertThat(calendar.passedOver()).isEqualTo(2);
        assertThat(HolidayCalendar.read("\ufeff" + GOOD.replace("\r", "")).holidays()).hasSize(3);
    }

    @Test
    void whatCannotBeKeptIsRefusedWithItsLine() {
        refused("", "line 1: the file is empty");
        refused("<html>", "line 1: has no colon");
        refused("a:b", "line 1: a calendar begins");
        refused(GOOD.replace("20261224", "20261324"), "line 9: there is no day 20261324");
        refused(GOOD.replace("20261224", "tomorrow"), "line 9: DTSTART is no day");
        refused(GOOD.replace("FREQ=YEARLY;", "FREQ=YEARLY;BYDAY=4TH;"), "line 19: only a rule");
        refused(GOOD.replace("DURATION:P1W", "DURATION:PT3H"), "line 28: a holiday lasts days");
        refused(GOOD.replace("DURATION:P1W", "EXDATE:20260502"), "line 28: EXDATE");
        refused(GOOD.replace("END:VALARM", "END:VEVENT"), "VEVENT ends, which has not begun");
        refused(GOOD.replace("END:VCALENDAR", ""), "VCALENDAR does not end");
        refused(GOOD.replace("20261227", "20261220"), "line 9: an event that ends before it begins");
        refused(GOOD.replace("DTSTART:20260501", "X:1"), "line 26: an event without DTSTART");
    }

    @Test
    void nothingElseIsThrownWhateverComesIn() {
        Random random = new Random(5545);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(GOOD);
            for (int k = 0; k < 5; k++) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
            }
            try {
                assertThat(HolidayCalendar.read(text.substring(0, random.nextInt(text.length()))).holidays()).isNotNull();
            } catch (HolidayCalendar.BadLine refused) {
                assertThat(refused).hasMessageStartingWith("line ");
            }
        }
    }
}
