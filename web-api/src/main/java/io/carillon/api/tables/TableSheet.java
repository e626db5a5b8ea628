package io.carillon.api.tables;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated values (RFC 4180), written so that what is read back is the same. They open in spreadsheets: a text that
 * a spreadsheet would take for a formula has an apostrophe before it, which is taken away again.
 */
final class TableSheet {
    /** Lines of a table. */
    static final int MOST_ROWS = 20_000;

    private static final String FORMULA_BEGINS = "=+-@'\t\r";

    private TableSheet() {}

    /**
     * One line.
     *
     * @param line in the file, the header being 1
     * @param cells by column, as many as the line has
     * @param uneven whether it has not as many as the header
     */
    record Row(long line, Map<String, String> cells, boolean uneven) {}

    static String write(TableShape shape, List<JsonObject> things) {
        List<TableShape.Column> columns = shape.columns().stream().filter(column -> !column.secret()).toList();
        StringBuilder text = new StringBuilder(
                String.join(",", columns.stream().map(TableShape.Column::name).toList())).append("\r\n");
        for (JsonObject thing : things) {
            text.append(String.join(",", columns.stream().map(column -> cell(column, shape.cell(column, thing))).toList()))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String cell(TableShape.Column column, String text) {
        boolean formula = column.type() != Integer.class && !text.isEmpty() && !text.equals(TableCell.NO_ITEMS)
                && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || !safe.strip().equals(safe);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** @throws IllegalArgumentException when it is no table with these columns */
    static List<Row> read(TableShape shape, List<String> keys, String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true).get();
        String plain = (text.startsWith("\ufeff") ? text.substring(1) : text) + (text.endsWith("\n") ? "" : "\r\n");
        try (CSVParser parser = CSVParser.parse(new StringReader(plain), format)) {
            check(shape, keys, parser.getHeaderMap().keySet());
            List<Row> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                if (rows.size() == MOST_ROWS) {
                    throw new IllegalArgumentException("a table has at most " + MOST_ROWS + " lines");
                }
                rows.add(row(record, parser.getCurrentLineNumber()));
            }
            return rows;
        } catch (IOException | UncheckedIOException broken) {
            throw new IllegalArgumentException("is no table of comma-separated values");
        }
    }

    private static void check(TableShape shape, List<String> keys, Set<String> header) {
        List<String> known = shape.columns().stream().map(TableShape.Column::name).toList();
        if (!header.containsAll(keys) || !known.containsAll(header)) {
            throw new IllegalArgumentException("the first line must name columns of " + String.join(",", known)
                    + ", " + String.join(" and ", keys) + " among them");
        }
    }

    /** @param last the line in which it ends: a value may go over several */
    private static Row row(CSVRecord record, long last) {
        Map<String, String> cells = new LinkedHashMap<>();
        record.toMap().forEach((column, text) -> cells.put(column, plain(text == null ? "" : text)));
        long breaks = record.stream().mapToLong(value -> value.chars().filter(c -> c == '\n').count()).sum();
        return new Row(last - breaks, cells, !record.isConsistent());
    }

    private static String plain(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA_BEGINS.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }
}
