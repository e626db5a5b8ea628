package io.carillon.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How values become columns on H2 and PostgreSQL alike. */
public final class Columns {
    private Columns() {}

    /** Databases keep microseconds; a cursor must carry what a later comparison will find. */
    public static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Sets a column of type timestamp with time zone; null stays null. */
    public static void set(PreparedStatement statement, int index, Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, OffsetDateTime.ofInstant(micros(instant), ZoneOffset.UTC));
        }
    }

    /** Reads a column of type timestamp with time zone; null stays null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /**
     * Text from the network made fit for a column: at most {@code max} characters, no NUL (which PostgreSQL refuses)
     * and no lone surrogate (which no encoding can carry). Never null.
     */
    public static String text(String hostile, int max) {
        if (hostile == null) {
            return "";
        }
        int end = Math.min(hostile.length(), max);
        for (int i = 0; i < end; i++) {
            char c = hostile.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return scrubbed(hostile, max);
            }
        }
        return end == hostile.length() ? hostile : hostile.substring(0, end);
    }

    /** The first line of what went wrong, for one line of the log. */
    public static String firstLine(Throwable failed) {
        String message = failed.getMessage() == null ? "" : failed.getMessage();
        return message.lines().findFirst().filter(line -> !line.isBlank()).orElse(failed.getClass().getSimpleName());
    }

    private static String scrubbed(String hostile, int max) {
        StringBuilder clean = new StringBuilder(Math.min(hostile.length(), max));
        for (int i = 0; i < hostile.length(); ) {
            int point = hostile.codePointAt(i);
            int width = Character.charCount(point);
            boolean lone = width == 1 && Character.isSurrogate((char) point);
            if (clean.length() + width > max) {
                break;
            }
            if (point != 0 && !lone) {
                clean.appendCodePoint(point);
            }
            i += width;
        }
        return clean.toString();
    }
}
