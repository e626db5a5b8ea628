package io.carillon.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dialplan.Price;
import io.carillon.dialplan.RateBook;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateSheetTest {
    private static RateSheet read(String text) throws Exception {
        return RateSheet.read(new StringReader(text), "EUR");
    }

    @Test
    void goodRowsAreReadWhateverElseTheCarrierTells() throws Exception {
        RateSheet sheet = read("Country,Prefix,per_minute,step_seconds\nGermany,+49,0.012,60\n\"Ger, mobile\",4915,.1,\n");
        assertThat(sheet.wrong()).isEqualTo(1);
        assertThat(sheet.rows()).containsExactly(new RateRow("49", new Price(12_000, 0, 0, 60, "EUR"), RateBooks.ALWAYS));
        assertThat(sheet.errors().get(0).line()).isEqualTo(3);
    }

    @Test
    void aPriceMayBeAnnouncedForADayToCome() throws Exception {
        RateSheet sheet = read("prefix,per_minute,valid_from\n49,0.01,\n49,0.02,2027-01-01\n33,0.5,2027-01-01\n"
                + "49,0.03,2027-01-01\n44,1,soon\n");
        assertThat(sheet.errors()).extracting(RateUpload.RowError::line).containsExactly(5, 6);
        RateBooks books = new RateBooks("EUR");
        sheet.rows().forEach(books::add);
        RateBook book = books.build();
        Instant before = Instant.parse("2026-12-31T23:59:59Z");
        assertThat(book.at(before).perMinute("4930")).isEqualTo(10_000);
        assertThat(book.at(before).of("331")).isNull();
        assertThat(book.at(before.plusSeconds(1)).perMinute("4930")).isEqualTo(20_000);
        assertThat(book.at(before.plusSeconds(1)).perMinute("331")).isEqualTo(500_000);
    }

    @Test
    void moreDaysThanADeckMayHaveAreNamed() throws Exception {
        StringBuilder text = new StringBuilder("prefix,per_minute,valid_from\n");
        for (int day = 1; day <= RateBooks.MOST_DAYS + 1; day++) {
            text.append("49,1,2027-01-").append(day < 10 ? "0" : "").append(day).append('\n');
        }
        assertThat(read(text.toString()).wrong()).isEqualTo(1);
    }

    @Test
    void everyWrongRowIsNamed() throws Exception {
        RateSheet sheet = read("prefix,per_minute,setup,first_seconds,step_seconds\nx,1,,,\n49,1,,,\n49,1,,,\n33,-1,,,\n"
                + "34,1,1.1234567,,\n35,1,,9999,\n36,1,,,0\n1234567890123456,1,,,\n37,0.5,0.1,30,6\n");
        assertThat(sheet.errors()).extracting(RateUpload.RowError::line).containsExactly(2, 4, 5, 6, 7, 8, 9);
        assertThat(sheet.rows()).hasSize(2);
    }

    @Test
    void aTextThatIsNoTableSaysSo() throws Exception {
        assertThat(read("").wrong()).isEqualTo(1);
        assertThat(read("a;b;c\n1;2;3\n").errors().get(0).message()).contains("prefix and per_minute");
        assertThat(read("prefix,per_minute\n49,\"1").wrong()).isEqualTo(1);
        assertThat(read("prefix,prefix\n").wrong()).isEqualTo(1);
    }
}
