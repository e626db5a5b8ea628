package io.carillon.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.directory.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0Z., 030, true", "0Z., 00, false", "0Z., 03, false", "0Z., 0, false", "0Z!, 03, true",
        "9N11, 9911, true", "9N11, 9111, false", "[2-57]X, 74, true", "[2-57]X, 64, false",
        "+49., +4930, true", "+49., +49, false", "0Z., 03a, false", "X., *78, false"
    })
    void aPatternAcceptsWhatItSays(String pattern, String number, boolean accepts) {
        assertThat(DialPattern.of(pattern).accepts(number)).isEqualTo(accepts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[12", "[]", "a", "1.2", "[a-b]"})
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> DialPattern.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMostSpecificPatternComesFirst() {
        List<DialPattern> patterns = new ArrayList<>(
                List.of("0.", "0Z.", "00.", "0049.", "0031XX", "0031X.").stream().map(DialPattern::of).toList());
        patterns.sort(DialPattern.MOST_SPECIFIC_FIRST);
        assertThat(patterns.stream().map(DialPattern::toString))
                .containsExactly("0031XX", "0031X.", "0049.", "00.", "0Z.", "0.");
    }

    private static OutsideNumber number(String pattern, boolean prefix, String extension, String... trunks) {
        return new OutsideNumber(DialPattern.of(pattern), prefix, List.of(trunks), extension);
    }

    @Test
    void oneNumberGoesBeforeABeginningAndTheLongestBeginningBeforeAPattern() {
        OutsideNumbers numbers = new OutsideNumbers(List.of(
                number("4930555", true, "short"), number("49305551", true, "long"),
                number("493055512", false, "exact"), number("4930X.", false, "pattern")));
        assertThat(numbers.find("t", "493055512").orElseThrow().extension()).isEqualTo("exact");
        assertThat(numbers.find("t", "493055513").orElseThrow().extension()).isEqualTo("long");
        assertThat(numbers.find("t", "493055523").orElseThrow().extension()).isEqualTo("short");
        assertThat(numbers.find("t", "493044").orElseThrow().extension()).isEqualTo("pattern");
        assertThat(numbers.find("t", "4940")).isEmpty();
    }

    @Test
    void theSameNumberMayComeByTwoCarriers() {
        OutsideNumbers numbers = new OutsideNumbers(List.of(number("493055512", false, "both")));
        assertThat(numbers.find("a", "493055512")).isPresent();
        assertThat(numbers.find("b", "493055512")).isPresent();
        OutsideNumbers one = new OutsideNumbers(List.of(number("493055512", false, "one", "a")));
        assertThat(one.find("b", "493055512")).isEmpty();
    }

    @Test
    void numbersAreRewrittenInOrder() {
        Rewrite rewrite = new Rewrite(1, "+49", Pattern.compile("^\\+49(0+)"), "+49");
        assertThat(rewrite.apply("0030123")).isEqualTo("+4930123");
        assertThat(new Rewrite(9, "7", null, "").apply("12")).isEqualTo("7");
    }

    @Test
    void anExpressionThatWouldTakeForEverLeavesTheNumberAsItIs() {
        Rewrite evil = new Rewrite(0, "", Pattern.compile("^([0-9]+)+$x"), "1");
        assertThat(evil.apply("0123456789012345678901234567890")).isEqualTo("0123456789012345678901234567890");
        assertThat(new Rewrite(0, "", Pattern.compile("1"), "$7").apply("1")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "030123456, DE, E164, +4930123456", "030123456, DE, DIGITS, 4930123456", "+4930123456, DE, NATIONAL, 030123456",
        "0015551234567, DE, E164, +15551234567", "112, DE, AS_DIALLED, 112", "*78, DE, E164, *78"
    })
    void carriersGetNumbersAsTheyWantThem(String number, String region, NumberFormat format, String wanted) {
        assertThat(PhoneNumbers.format(number, region, format)).isEqualTo(wanted);
    }

    /** More of them than are kept, so that each is asked for again after another one took its place. */
    @Test
    void theSameDigitsAreAnotherNumberInAnotherCountryHoweverOftenTheyAreAsked() {
        for (int turn = 0; turn < 3; turn++) {
            for (int i = 0; i < 1_000; i++) {
                String digits = "030123" + (4_000 + i);
                assertThat(PhoneNumbers.international(digits, "DE")).isEqualTo("4930123" + (4_000 + i));
                assertThat(PhoneNumbers.international(digits, "AT")).isEqualTo("4330123" + (4_000 + i));
                assertThat(PhoneNumbers.international(digits, "")).isEqualTo(digits);
            }
        }
    }

    @Test
    void theLongestListedBeginningHasThePrice() {
        RateTable rates = new RateTable.Builder("EUR", 4)
                .add("49", new Price(10_000, 0, 1, 1, "EUR"))
                .add("4915", new Price(70_000, 0, 1, 1, "EUR"))
                .add("0", new Price(1, 0, 1, 1, "EUR"))
                .add("49", new Price(20_000, 5_000, 60, 30, "EUR"))
                .build();
        assertThat(rates.size()).isEqualTo(3);
        assertThat(rates.of("4930123").perMinute()).isEqualTo(20_000);
        assertThat(rates.of("491512").perMinute()).isEqualTo(70_000);
        assertThat(rates.of("00").perMinute()).isEqualTo(1);
        assertThat(rates.of("33123")).isNull();
        assertThat(rates.of("4930123").of(61)).isEqualByComparingTo("0.035");
    }
}
