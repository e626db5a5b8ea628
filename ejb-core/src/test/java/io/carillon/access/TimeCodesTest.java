package io.carillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeCodesTest {
    /** Of RFC 6238 appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private final TimeCodes codes = new TimeCodes();

    /** The last six of the eight digits that RFC 6238 appendix B has for SHA-1. */
    @Test
    void theCodesAreThoseOfEveryDevice() {
        assertThat(codes.at(SECRET, 59 / 30)).isEqualTo("287082");
        assertThat(codes.at(SECRET, 1_111_111_109L / 30)).isEqualTo("081804");
        assertThat(codes.at(SECRET, 20_000_000_000L / 30)).isEqualTo("353130");
    }

    @Test
    void oneStepBeforeAndAfterButNoneTwice() {
        Instant now = Instant.ofEpochSecond(3000);
        assertThat(codes.step(SECRET, codes.at(SECRET, 100), now, 0)).hasValue(100);
        assertThat(codes.step(SECRET, codes.at(SECRET, 99), now, 0)).hasValue(99);
        assertThat(codes.step(SECRET, codes.at(SECRET, 101), now, 0)).hasValue(101);
        assertThat(codes.step(SECRET, codes.at(SECRET, 98), now, 0)).isEmpty();
        assertThat(codes.step(SECRET, codes.at(SECRET, 102), now, 0)).isEmpty();
        assertThat(codes.step(SECRET, codes.at(SECRET, 100), now, 100)).as("seen before").isEmpty();
    }

    /** RFC 4648 section 10, without padding. */
    @Test
    void secretsArePlainLetters() {
        assertThat(TimeCodes.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
        assertThat(TimeCodes.base32("fooba".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTB");
        assertThat(TimeCodes.base32(new byte[0])).isEmpty();
    }
}
