package io.carillon.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.dialplan.Price;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class RateSheetTest {
    private static RateSheet read(String text) throws Exception {
        return RateSheet.read(new StringReader(text), "EUR");
    }

    @Test
    void goodRowsAreReadWhateverElseTheCarrierTells() throws Exception {
        RateSheet sheet = read("Country,Prefix,per_minute,step_seconds\nGermany,+49,0.012,60\n\"Ger, mobile\",4915,.1,\n");
        assertThat(sheet.wrong()).isEqualTo(1);
        assertThat(sheet.rows()).containsExactly(new RateRow("49", new Price(12_000, 0, 0, 60, "EUR")));
        assertThat(sheet.errors().get(0).line()).isEqualTo(3);
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
