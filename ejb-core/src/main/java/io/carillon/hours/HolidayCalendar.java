package io.carillon.hours;

import io.carillon.hours.OpeningHours.Holiday;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The holidays of an iCalendar file (RFC 5545): its events that last whole days. Appointments with a time of day and
 * cancelled events are passed over. What would be a holiday but cannot be kept as one is refused with its line, rather
 * than kept wrongly.
 *
 * @param holidays in the order of the file
 * @param passedOver events that are no holidays
 */
public record HolidayCalendar(List<Holiday> holidays, int passedOver) {
    private static final int MOST_LINES = 50_000;
    private static final int MOST_NAME = 40;
    private static final Pattern DAY = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{8}T[0-9]{6}Z?");
    private static final Pattern DAYS = Pattern.compile("P([0-9]{1,3})([DW])");

    public HolidayCalendar {
        holidays = List.copyOf(holidays);
    }

    /** A file that is no calendar, or has a holiday that cannot be kept. */
    public static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(int line, String what) {
            super("line " + line + ": " + what);
        }
    }

    /**
     * One line, put together again where it was folded.
     *
     * @param number of its first part, counted from 1
     */
    private record Line(int number, String name, String value) {}

    /** @throws BadLine naming the line and what is wrong with it */
    public static HolidayCalendar read(String text) throws BadLine {
        List<Holiday> holidays = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Map<String, Line> event = null;
        int passedOver = 0;
        for (Line line : lines(text)) {
            if (open.isEmpty() && !isOf(line, "BEGIN", "VCALENDAR")) {
                throw new BadLine(line.number(), "a calendar begins with BEGIN:VCALENDAR");
            }
            if (line.name().equals("BEGIN")) {
                open.push(line.value().toUpperCase(Locale.ROOT));
                event = isOf(line, "BEGIN", "VEVENT") ? new HashMap<>(Map.of("BEGIN", line)) : event;
            } else if (line.name().equals("END")) {
                if (!open.pop().equals(line.value().toUpperCase(Locale.ROOT))) {
                    throw new BadLine(line.number(), line.value() + " ends, which has not begun");
                }
                if (isOf(line, "END", "VEVENT")) {
                    passedOver += isHoliday(event) ? 0 : 1;
                    if (isHoliday(event)) {
                        holidays.add(holiday(event));
                    }
                }
            } else if ("VEVENT".equals(open.peek())) {
                event.putIfAbsent(line.name(), line);
            }
        }
        if (!open.isEmpty()) {
            throw new BadLine(text.split("\r?\n", -1).length, open.peek() + " does not end");
        }
        return new HolidayCalendar(holidays, passedOver);
    }

    private static boolean isOf(Line line, String name, String value) {
        return line.name().equals(name) && line.value().equalsIgnoreCase(value);
    }

    private static List<Line> lines(String text) throws BadLine {
        String[] raw = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\r?\n", -1);
        if (raw.length > MOST_LINES) {
            throw new BadLine(MOST_LINES, "the file is longer than that");
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < raw.length; ) {
            int first = i + 1;
            StringBuilder whole = new StringBuilder(raw[i++]);
            while (i < raw.length && (raw[i].startsWith(" ") || raw[i].startsWith("\t"))) {
                whole.append(raw[i++], 1, raw[i - 1].length());
            }
            if (!whole.toString().isBlank()) {
                lines.add(line(first, whole.toString()));
            }
        }
        if (lines.isEmpty()) {
            throw new BadLine(1, "the file is empty");
        }
        return lines;
    }

    /** Name and value; parameters between them say nothing that the value does not show. */
    private static Line line(int number, String whole) throws BadLine {
        boolean quoted = false;
        int nameEnds = -1;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            quoted ^= c == '"';
            if (nameEnds < 0 && (c == ';' || c == ':')) {
                nameEnds = i;
            }
            if (c == ':' && !quoted) {
                return new Line(number, whole.substring(0, nameEnds).toUpperCase(Locale.ROOT), whole.substring(i + 1));
            }
        }
        throw new BadLine(number, "has no colon behind a name");
    }

    /** Whether it lasts whole days and takes place. */
    private static boolean isHoliday(Map<String, Line> event) throws BadLine {
        Line start = event.get("DTSTART");
        if (start == null) {
            throw new BadLine(event.get("BEGIN").number(), "an event without DTSTART");
        }
        Line standing = event.get("STATUS");
        boolean cancelled = standing != null && standing.value().equalsIgnoreCase("CANCELLED");
        return !cancelled && !MOMENT.matcher(start.value()).matches();
    }

    private static Holiday holiday(Map<String, Line> event) throws BadLine {
        Line start = event.get("DTSTART");
        LocalDate from = day(start);
        LocalDate to = lastDay(event, from);
        if (to.isBefore(from)) {
            throw new BadLine(start.number(), "an event that ends before it begins");
        }
        for (String date : List.of("RDATE", "EXDATE")) {
            if (event.containsKey(date)) {
                throw new BadLine(event.get(date).number(), date + " cannot be kept: name each day as an event");
            }
        }
        Line rule = event.get("RRULE");
        return new Holiday(name(event.get("SUMMARY")), from, to, rule != null && isYearly(rule, from));
    }

    /** DTEND is the first day that is none any more. */
    private static LocalDate lastDay(Map<String, Line> event, LocalDate from) throws BadLine {
        Line end = event.get("DTEND");
        if (end != null) {
            LocalDate day = day(end);
            return day.equals(from) ? day : day.minusDays(1);
        }
        Line lasting = event.get("DURATION");
        if (lasting == null) {
            return from;
        }
        Matcher days = DAYS.matcher(lasting.value());
        if (!days.matches() || Integer.parseInt(days.group(1)) == 0) {
            throw new BadLine(lasting.number(), "a holiday lasts days or weeks, such as P2D");
        }
        return from.plusDays(Long.parseLong(days.group(1)) * (days.group(2).equals("W") ? 7 : 1) - 1);
    }

    private static LocalDate day(Line line) throws BadLine {
        Matcher day = DAY.matcher(line.value());
        if (!day.matches()) {
            throw new BadLine(line.number(), line.name() + " is no day such as 20261224");
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
        } catch (DateTimeException none) {
            throw new BadLine(line.number(), "there is no day " + line.value());
        }
    }

    /** Every year on the same day, without end, is the one rule that can be kept. */
    private static boolean isYearly(Line rule, LocalDate from) throws BadLine {
        Map<String, String> parts = new HashMap<>();
        for (String part : rule.value().toUpperCase(Locale.ROOT).split(";")) {
            String[] pair = part.split("=", 2);
            parts.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        boolean yearly = "YEARLY".equals(parts.remove("FREQ"))
                && is(parts.remove("INTERVAL"), 1)
                && is(parts.remove("BYMONTH"), from.getMonthValue())
                && is(parts.remove("BYMONTHDAY"), from.getDayOfMonth());
        parts.remove("WKST");
        if (!yearly || !parts.isEmpty()) {
            throw new BadLine(rule.number(), "only a rule for every year on the same day can be kept: FREQ=YEARLY");
        }
        return true;
    }

    private static boolean is(String textOrNull, int number) {
        return textOrNull == null || textOrNull.equals(String.valueOf(number));
    }

    private static String name(Line summaryOrNull) {
        String name = summaryOrNull == null ? "" : summaryOrNull.value()
                .replaceAll("\\\\[nN]", " ")
                .replaceAll("\\\\([,;\\\\])", "$1")
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        if (name.isEmpty()) {
            return "Holiday";
        }
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME).strip();
    }
}
