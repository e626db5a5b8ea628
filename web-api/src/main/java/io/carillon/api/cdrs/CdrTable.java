package io.carillon.api.cdrs;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.CdrPage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Call records as comma-separated values (RFC 4180). Names come from callers and open in spreadsheets: a field that a
 * spreadsheet would take for a formula is made text by a leading apostrophe.
 */
final class CdrTable {
    static final String HEADER = "id,direction,caller,callerName,callee,startedAt,ringingAt,answeredAt,endedAt,"
            + "billableSeconds,disposition,hangUpBy,sip,q850,verstat,attestation\r\n";
    private static final String FORMULA_BEGINS = "=+-@\t\r\n";

    private CdrTable() {}

    /**
     * Writes a page and all behind it, each before the next one is read: no more than one is ever in memory.
     *
     * @param next the page behind a cursor
     */
    static void write(CdrPage first, Function<String, CdrPage> next, OutputStream out) throws IOException {
        out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
        for (CdrPage page = first; page != null; page = page.nextCursor() == null ? null : next.apply(page.nextCursor())) {
            StringBuilder text = new StringBuilder();
            page.records().forEach(call -> text.append(row(call)));
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    static String row(CallRecord call) {
        return List.of(
                                cell(call.id()),
                                cell(call.direction()),
                                cell(call.caller()),
                                cell(call.callerName()),
                                cell(call.callee()),
                                cell(call.startedAt()),
                                cell(call.ringingAt()),
                                cell(call.answeredAt()),
                                cell(call.endedAt()),
                                cell(call.billableSeconds()),
                                cell(call.disposition()),
                                cell(call.hangUpBy()),
                                cell(call.cause().sip()),
                                cell(call.cause().q850()),
                                cell(call.proof().verstat() == null ? null : call.proof().verstat().text()),
                                cell(call.proof().attestation()))
                        .stream()
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    static String cell(Object value) {
        String text = Objects.toString(value, "");
        if (!text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
