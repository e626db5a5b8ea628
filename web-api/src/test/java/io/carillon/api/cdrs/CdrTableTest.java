package io.carillon.api.cdrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.CdrPage;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdrTableTest {
    private static final Instant START = Instant.parse("2026-11-21T05:30:00Z");

    private static CallRecord call(String id) {
        return new CallRecord(
                new CallId(id),
                Tenant.DEFAULT,
                Direction.INTERNAL,
                "1001",
                "O'Brien, \"Bob\"",
                "1002",
                START,
                null,
                null,
                START.plusSeconds(3),
                0,
                Disposition.CANCELLED,
                HangUpParty.CALLER,
                Cause.CANCELLED,
                List.of(),
                "");
    }

    @Test
    void aRowHasAsManyCellsAsTheHeader() {
        String row = CdrTable.row(call("c1"));
        assertThat(row)
                .isEqualTo("c1,INTERNAL,1001,\"O'Brien, \"\"Bob\"\"\",1002,2026-11-21T05:30:00Z,,,2026-11-21T05:30:03Z,"
                        + "0,CANCELLED,CALLER,487,16,,\r\n");
        assertThat(row.replaceAll("\"[^\r]*\"", "x").split(",", -1)).hasSameSizeAs(CdrTable.HEADER.split(","));
    }

    /** Somebody who takes all calls of a year home gets all of them, and each page was written before the next was read. */
    @Test
    void aTableHasEveryPageHoweverManyThereAreAndHoldsOne() throws Exception {
        int pages = 1_001;
        List<CallRecord> rows = IntStream.range(0, 200).mapToObj(i -> call("c" + i)).toList();
        int length = rows.stream().mapToInt(one -> CdrTable.row(one).length()).sum();
        long[] written = {0};
        OutputStream out = new OutputStream() {
            @Override
            public void write(int one) {
                written[0]++;
            }

            @Override
            public void write(byte[] text, int from, int many) {
                written[0] += many;
            }
        };
        CdrTable.write(new CdrPage(rows, "1"), cursor -> {
            int page = Integer.parseInt(cursor);
            assertThat(written[0]).isEqualTo(CdrTable.HEADER.length() + (long) page * length);
            return new CdrPage(rows, page + 1 == pages ? null : String.valueOf(page + 1));
        }, out);
        assertThat(written[0]).isEqualTo(CdrTable.HEADER.length() + (long) pages * length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+4930123", "-1", "@SUM(A1)", "\tx", "=HYPERLINK(\"http://x\")"})
    void nothingStartsAFormula(String hostile) {
        assertThat(CdrTable.cell(hostile)).matches("(?s)\"?'.*");
    }

    @Test
    void lineBreaksStayInsideTheirCell() {
        assertThat(CdrTable.cell("a\nb")).isEqualTo("\"a\nb\"");
    }
}
