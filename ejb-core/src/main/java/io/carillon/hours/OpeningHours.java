package io.carillon.hours;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * When somebody is there, as the clock on the wall shows it: an hour that the clock jumps over is not open, one that it
 * shows twice is open twice.
 *
 * @param zone whose clock
 * @param spans weekly hours
 * @param holidays days on which it is closed all day
 */
public record OpeningHours(ZoneId zone, List<Span> spans, List<Holiday> holidays) {
    /** Minutes of a day, which is also midnight at its end. */
    public static final int DAY = 24 * 60;

    /** A change that is further away than a year and a day is none. */
    private static final int HORIZON_DAYS = 367;

    public OpeningHours {
        Objects.requireNonNull(zone, "zone");
        spans = List.copyOf(spans);
        holidays = List.copyOf(holidays);
    }

    /**
     * Hours on some days of the week.
     *
     * @param days on which it begins
     * @param from minute of the day from which it is open
     * @param to first minute of the day at which it is not any more, up to {@value OpeningHours#DAY}; not after
     *     {@code from} means of the next day
     */
    public record Span(Set<DayOfWeek> days, int from, int to) {
        public Span {
            days = Set.copyOf(days);
        }

        private boolean isOvernight() {
            return to <= from;
        }
    }

    /**
     * Days off.
     *
     * @param name what is celebrated
     * @param from the first day
     * @param to the last day
     * @param yearly whether it comes again every year on the same days
     */
    public record Holiday(String name, LocalDate from, LocalDate to, boolean yearly) {
        public Holiday {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }

        boolean includes(LocalDate day) {
            if (!yearly) {
                return !day.isBefore(from) && !day.isAfter(to);
            }
            MonthDay first = MonthDay.from(from);
            MonthDay last = MonthDay.from(to);
            MonthDay now = MonthDay.from(day);
            return first.isAfter(last)
                    ? !now.isBefore(first) || !now.isAfter(last)
                    : !now.isBefore(first) && !now.isAfter(last);
        }
    }

    /**
     * What holds at a moment.
     *
     * @param open whether somebody is there
     * @param why in words
     */
    public record Now(boolean open, String why) {}

    /** Whether somebody is there at this moment. */
    public Now at(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate today = local.toLocalDate();
        String holiday = holiday(today);
        if (holiday != null) {
            return new Now(false, "holiday " + holiday);
        }
        int minute = local.getHour() * 60 + local.getMinute();
        boolean yesterdayWorked = holiday(today.minusDays(1)) == null;
        for (Span span : spans) {
            if (isIn(span, today, minute, yesterdayWorked)) {
                return new Now(true, "open from " + clock(span.from()) + " to " + clock(span.to()));
            }
        }
        return new Now(false, "outside of the hours");
    }

    /** What began yesterday goes on past midnight, unless yesterday was a holiday on which nothing began. */
    private static boolean isIn(Span span, LocalDate today, int minute, boolean yesterdayWorked) {
        boolean begunToday = span.days().contains(today.getDayOfWeek()) && minute >= span.from()
                && (span.isOvernight() || minute < span.to());
        boolean begunYesterday = yesterdayWorked && span.isOvernight() && minute < span.to()
                && span.days().contains(today.minusDays(1).getDayOfWeek());
        return begunToday || begunYesterday;
    }

    private String holiday(LocalDate day) {
        for (int i = 0; i < holidays.size(); i++) {
            if (holidays.get(i).includes(day)) {
                return holidays.get(i).name();
            }
        }
        return null;
    }

    /** A minute of the day as people write it. */
    public static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }

    /** The next moment after this one at which it opens or closes, null when there is none within a year. */
    public Instant nextChange(Instant after) {
        boolean open = at(after).open();
        LocalDate first = after.atZone(zone).toLocalDate().minusDays(1);
        for (int i = 0; i < HORIZON_DAYS; i++) {
            for (Instant candidate : candidates(first.plusDays(i))) {
                if (candidate.isAfter(after) && at(candidate).open() != open) {
                    return candidate;
                }
            }
        }
        return null;
    }

    /** All moments of a local day at which something could change, jumps of the clock included, the first one first. */
    private Set<Instant> candidates(LocalDate day) {
        Set<Instant> moments = new TreeSet<>();
        add(moments, day.atStartOfDay());
        for (Span span : spans) {
            add(moments, day.atTime(LocalTime.ofSecondOfDay(span.from() * 60L)));
            add(moments, day.atTime(LocalTime.ofSecondOfDay(span.to() % DAY * 60L)));
        }
        ZoneOffsetTransition jump = zone.getRules().nextTransition(day.atStartOfDay(zone).toInstant().minusSeconds(1));
        if (jump != null && !jump.getInstant().isAfter(day.plusDays(1).atStartOfDay(zone).toInstant())) {
            moments.add(jump.getInstant());
        }
        return moments;
    }

    /** A local time that comes twice is two moments, one that is jumped over is none. */
    private void add(Set<Instant> moments, LocalDateTime local) {
        for (ZoneOffset offset : zone.getRules().getValidOffsets(local)) {
            moments.add(local.toInstant(offset));
        }
    }
}
