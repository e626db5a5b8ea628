package io.carillon.rtp.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, dates and times as people of four languages say them. */
class GrammarTest {
    private static String number(String language, long value) {
        return String.join(" ", Grammar.of(language).number(value));
    }

    @ParameterizedTest
    @CsvSource({
        "en, 0, n0", "en, 21, n20 n1", "en, 100, n1 hundred", "en, 115, n1 hundred n15", "en, -7, minus n7",
        "en, 1001, n1 thousand n1",
        "en, 999999999, n9 hundred n90 n9 million n9 hundred n90 n9 thousand n9 hundred n90 n9",
        "de, 1, n1", "de, 21, ein und n20", "de, 30, n30", "de, 101, ein hundred n1", "de, 1001, ein thousand n1",
        "de, 21021, ein und n20 thousand ein und n20", "de, 1000000, eine million", "de, 2000017, n2 millions n17",
        "fr, 21, n20 et n1", "fr, 70, n60 n10", "fr, 71, n60 et n11", "fr, 80, n80", "fr, 81, n80 n1", "fr, 91, n80 n11",
        "fr, 99, n80 n19", "fr, 100, hundred", "fr, 200, n2 hundred", "fr, 1000, thousand", "fr, 1970, thousand n9 hundred n60 n10",
        "es, 21, n21", "es, 31, n30 y n1", "es, 100, n100", "es, 101, ciento n1", "es, 500, n500", "es, 1000, thousand",
        "es, 21000, veintiun thousand", "es, 31000, n30 y un thousand", "es, 1000000, un million", "es, 2000000, n2 millions",
        "en, 1000000000, n1 n0 n0 n0 n0 n0 n0 n0 n0 n0"})
    void numbers(String language, long value, String said) {
        assertThat(number(language, value)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 2026-01-01, w4 m1 o1 n20 n20 n6", "en, 2005-05-31, w2 m5 n30 o1 n2 thousand n5",
        "en, 1905-12-21, w4 m12 n20 o1 n19 oh n5", "de, 2026-11-21, w6 der ein und o20 m11 n2 thousand n6 und n20",
        "de, 1998-03-30, w1 der o30 m3 n19 hundred n8 und n90", "fr, 2026-01-01, w4 o1 m1 n2 thousand n20 n6",
        "fr, 2026-07-21, w2 n20 et n1 m7 n2 thousand n20 n6", "es, 2026-07-01, w3 o1 de m7 de n2 thousand n26"})
    void dates(String language, LocalDate date, String said) {
        assertThat(String.join(" ", Grammar.of(language).date(date))).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 00:00, n12 am", "en, 15:05, n3 oh n5 pm", "en, 12:30, n12 n30 pm", "de, 01:00, ein uhr",
        "de, 21:21, ein und n20 uhr ein und n20", "fr, 01:00, une heure", "fr, 21:10, n20 et une heures n10",
        "es, 01:15, la una y n15", "es, 21:00, las veintiuna"})
    void times(String language, LocalTime time, String said) {
        assertThat(String.join(" ", Grammar.of(language).time(time))).isEqualTo(said);
    }

    @Test
    void digitsAreSaidOneByOneAndWhatIsNoKeyIsSkipped() {
        assertThat(Grammar.of("xx").digits("+49 30*#")).containsExactly("n4", "n9", "n3", "n0", "star", "hash");
    }

    @Test
    void theLeastOfAllNumbersIsSaidAsWell() {
        assertThat(Grammar.of("en").number(Long.MIN_VALUE)).startsWith("minus", "n9").hasSize(20);
    }
}
