package io.carillon.trunk;

import io.carillon.dialplan.Price;
import io.carillon.dialplan.RateTable;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A rate deck as carriers send it: CSV with a header line. Columns {@code prefix} and {@code per_minute} are needed,
 * {@code setup}, {@code first_seconds} and {@code step_seconds} may be there (0, 0 and 1 where not), others are passed
 * over. A {@code valid_from} day (2027-01-01) is one from which the price holds, from midnight UTC on; without it, it holds
 * always. So a deck can name the price of today and that of next month.
 */
final class RateSheet {
    private static final int MOST_ERRORS = 100;
    private static final int MOST_ROWS = 500_000;
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private final String currency;
    private final List<RateRow> rows = new ArrayList<>();
    private final List<RateUpload.RowError> errors = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();
    private int wrong;

    private RateSheet(String currency) {
        this.currency = currency;
    }

    /**
     * Reads a deck to its end, whatever is wrong in it.
     *
     * @throws IOException the text could not be read
     */
    static RateSheet read(Reader text, String currency) throws IOException {
        RateSheet sheet = new RateSheet(currency);
        try (CSVParser parser = FORMAT.parse(text)) {
            List<String> header =
                    parser.getHeaderNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
            if (!header.contains("prefix") || !header.contains("per_minute")) {
                sheet.error(1, "the header line must name prefix and per_minute");
                return sheet;
            }
            for (CSVRecord row : parser) {
                sheet.add(row);
            }
        } catch (CSVException | IllegalArgumentException | IllegalStateException | java.io.UncheckedIOException broken) {
            sheet.error(sheet.rows.size() + 2L, "is no CSV from here on");
        }
        return sheet;
    }

    /** A deck that reads as these rows. */
    static String write(List<RateRow> rows) {
        StringBuilder text = new StringBuilder("prefix,per_minute,setup,first_seconds,step_seconds,valid_from\r\n");
        for (RateRow row : rows) {
            text.append(row.prefix()).append(',').append(plain(row.price().perMinute())).append(',')
                    .append(plain(row.price().setup())).append(',').append(row.price().firstSeconds()).append(',')
                    .append(row.price().stepSeconds()).append(',')
                    .append(row.from().equals(RateBooks.ALWAYS) ? "" : row.from()).append("\r\n");
        }
        return text.toString();
    }

    private static String plain(long millionths) {
        BigDecimal price = BigDecimal.valueOf(millionths, 6);
        return price.signum() == 0 ? "0" : price.stripTrailingZeros().toPlainString();
    }

    List<RateRow> rows() {
        return rows;
    }

    int wrong() {
        return wrong;
    }

    List<RateUpload.RowError> errors() {
        return errors;
    }

    private void error(long line, String message) {
        wrong++;
        if (errors.size() < MOST_ERRORS) {
            errors.add(new RateUpload.RowError((int) Math.min(line, Integer.MAX_VALUE), message));
        }
    }

    /** The line of a row: the header is line 1, and no value holds a line break that this would miscount. */
    private void add(CSVRecord row) {
        long line = row.getRecordNumber() + 1;
        String prefix = cell(row, "prefix");
        if (prefix.startsWith("+")) {
            prefix = prefix.substring(1);
        }
        if (rows.size() >= MOST_ROWS) {
            error(line, "more than " + MOST_ROWS + " rows");
        } else if (prefix.isEmpty() || prefix.length() > RateTable.LONGEST || !isDigits(prefix)) {
            error(line, "prefix must be 1 to " + RateTable.LONGEST + " digits");
        } else {
            LocalDate from = day(cell(row, "valid_from"));
            if (from == null) {
                error(line, "valid_from must be a day such as 2027-01-01");
            } else if (!seen.add(prefix + " " + from)) {
                error(line, "prefix " + prefix + " stands in an earlier line");
            } else if (days.size() == RateBooks.MOST_DAYS && !days.contains(from)) {
                error(line, "more than " + RateBooks.MOST_DAYS + " days on which prices change");
            } else {
                days.add(from);
                price(row, line, prefix, from);
            }
        }
    }

    /** Null when it is no day. */
    private static LocalDate day(String text) {
        try {
            return text.isEmpty() ? RateBooks.ALWAYS : LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private void price(CSVRecord row, long line, String prefix, LocalDate from) {
        long perMinute = millionths(cell(row, "per_minute"));
        String setup = cell(row, "setup");
        long once = setup.isEmpty() ? 0 : millionths(setup);
        int first = seconds(cell(row, "first_seconds"), 0, 0);
        int step = seconds(cell(row, "step_seconds"), 1, 1);
        if (perMinute < 0) {
            error(line, "per_minute must be a number from 0 to 10000 with at most 6 decimals");
        } else if (once < 0) {
            error(line, "setup must be a number from 0 to 10000 with at most 6 decimals");
        } else if (first < 0 || step < 0) {
            error(line, "first_seconds must be 0 to 3600, step_seconds 1 to 3600");
        } else {
            rows.add(new RateRow(prefix, new Price(perMinute, once, first, step, currency), from));
        }
    }

    private static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** -1 when it is no price. */
    private static long millionths(String text) {
        if (!text.matches("[0-9]{1,5}([.][0-9]{1,9})?")) {
            return -1;
        }
        try {
            BigDecimal price = new BigDecimal(text);
            return price.compareTo(MOST) > 0
                    ? -1 : price.setScale(6, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
        } catch (ArithmeticException finer) {
            return -1;
        }
    }

    /** -1 when it is no number of seconds. */
    private static int seconds(String text, int otherwise, int least) {
        if (text.isEmpty()) {
            return otherwise;
        }
        int seconds = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
        return seconds >= least && seconds <= 3_600 ? seconds : -1;
    }
}
