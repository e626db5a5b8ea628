package io.carillon.api.extensions;

import io.carillon.contract.MediaSecurity;
import io.carillon.directory.Extension;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Extensions as comma-separated values (RFC 4180), written so that what is read back is the same. Names open in
 * spreadsheets: one that a spreadsheet would take for a formula has an apostrophe before it, which is taken away again.
 */
final class ExtensionTable {
    static final List<String> COLUMNS = List.of("number", "displayName", "enabled", "mediaSecurity");
    /** Lines of a table. */
    static final int MOST_ROWS = 20_000;
    private static final String FORMULA_BEGINS = "=+-@'";

    private ExtensionTable() {}

    /**
     * One line that can be understood.
     *
     * @param line in the file, the header being 1
     */
    record Row(long line, String number, String displayName, boolean enabled, MediaSecurity security) {
        boolean isSameAs(Extension extension) {
            return displayName.equals(extension.displayName()) && enabled == extension.enabled()
                    && security == extension.security();
        }
    }

    /** One line that cannot. */
    record Fault(long line, String number, String field, String message) {}

    /** What a file says. */
    record Parsed(List<Row> rows, List<Fault> faults) {}

    static String write(List<Extension> extensions) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Extension one : extensions) {
            text.append(one.number()).append(',').append(cell(one.displayName())).append(',').append(one.enabled())
                    .append(',').append(one.security() == null ? "" : one.security().name()).append("\r\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.isEmpty() || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !safe.strip().equals(safe);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** @throws IllegalArgumentException when it is no table with these columns */
    static Parsed parse(String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true).get();
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
            Map<String, Integer> header = parser.getHeaderMap();
            if (!header.containsKey(COLUMNS.get(0)) || !COLUMNS.containsAll(header.keySet())) {
                throw new IllegalArgumentException("the first line must name columns of " + String.join(",", COLUMNS)
                        + ", number among them");
            }
            List<Row> rows = new ArrayList<>();
            List<Fault> faults = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (CSVRecord record : parser) {
                if (rows.size() + faults.size() >= MOST_ROWS) {
                    throw new IllegalArgumentException("a table has at most " + MOST_ROWS + " lines");
                }
                take(record, seen, rows, faults);
            }
            return new Parsed(rows, faults);
        } catch (IOException | UncheckedIOException broken) {
            throw new IllegalArgumentException("is no table of comma-separated values");
        }
    }

    private static void take(CSVRecord record, Set<String> seen, List<Row> rows, List<Fault> faults) {
        long line = record.getRecordNumber() + 1;
        String number = value(record, "number").strip();
        List<Fault> wrong = new ArrayList<>();
        check(number.matches("[0-9]{2,15}"), new Fault(line, number, "number", "must be 2 to 15 digits"), wrong);
        check(seen.add(number), new Fault(line, number, "number", "is in the table already"), wrong);
        String name = value(record, "displayName");
        if (name.length() > 1 && name.charAt(0) == '\'' && FORMULA_BEGINS.indexOf(name.charAt(1)) >= 0) {
            name = name.substring(1);
        }
        check(name.length() <= 80 && name.chars().noneMatch(Character::isISOControl),
                new Fault(line, number, "displayName", "must be up to 80 characters, no control characters"), wrong);
        String enabled = value(record, "enabled").strip();
        check(enabled.matches("(?i)true|false|"), new Fault(line, number, "enabled", "must be true or false"), wrong);
        String security = value(record, "mediaSecurity").strip();
        MediaSecurity media = security(security);
        check(security.isEmpty() || media != null, new Fault(line, number, "mediaSecurity",
                "must be empty or one of " + List.of(MediaSecurity.values())), wrong);
        if (wrong.isEmpty()) {
            rows.add(new Row(line, number, name, !enabled.equalsIgnoreCase("false"), media));
        } else {
            faults.addAll(wrong);
        }
    }

    private static void check(boolean good, Fault fault, List<Fault> wrong) {
        if (!good) {
            wrong.add(fault);
        }
    }

    private static String value(CSVRecord record, String column) {
        return record.isMapped(column) && record.isSet(column) ? record.get(column) : "";
    }

    private static MediaSecurity security(String text) {
        for (MediaSecurity one : MediaSecurity.values()) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        return null;
    }
}
