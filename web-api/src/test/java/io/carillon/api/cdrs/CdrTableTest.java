package io.carillon.api.cdrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.Direction;
import io.carillon.cdr.Disposition;
import io.carillon.cdr.HangUpParty;
import io.carillon.contract.CallId;
import io.carillon.contract.Cause;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdrTableTest {
    private static final Instant START = Instant.parse("2026-11-21T05:30:00Z");

    @Test
    void aRowHasAsManyCellsAsTheHeader() {
        CallRecord call = new CallRecord(
                new CallId("c1"),
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
        String row = CdrTable.row(call);
        assertThat(row)
                .isEqualTo("c1,INTERNAL,1001,\"O'Brien, \"\"Bob\"\"\",1002,2026-11-21T05:30:00Z,,,2026-11-21T05:30:03Z,"
                        + "0,CANCELLED,CALLER,487,16,,\r\n");
        assertThat(row.replaceAll("\"[^\r]*\"", "x").split(",", -1)).hasSameSizeAs(CdrTable.HEADER.split(","));
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
