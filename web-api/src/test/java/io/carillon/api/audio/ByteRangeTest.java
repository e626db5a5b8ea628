package io.carillon.api.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 10, false, bytes 0-9/100",
        "bytes=90-, 90, 10, false, bytes 90-99/100",
        "bytes=-5, 95, 5, false, bytes 95-99/100",
        "bytes=-500, 0, 100, false, bytes 0-99/100",
        "bytes=95-500, 95, 5, false, bytes 95-99/100",
        "bytes=100-, 100, 0, false, bytes */100",
        "bytes=-0, 100, 0, false, bytes */100",
        "bytes=9-3, 0, 100, true, bytes 0-99/100",
        "'bytes=0-1,5-6', 0, 100, true, bytes 0-99/100",
        "bytes=-, 0, 100, true, bytes 0-99/100",
        "lines=1-2, 0, 100, true, bytes 0-99/100",
        "bytes=999999999999999999-, 999999999999999999, 0, false, bytes */100",
        ", 0, 100, true, bytes 0-99/100"
    })
    void oneStretchIsServedAndNonsenseIsIgnored(
            String asked, long first, long length, boolean whole, String header) {
        ByteRange range = ByteRange.of(asked, 100);
        assertThat(range).isEqualTo(new ByteRange(first, length, whole));
        assertThat(range.header(100)).isEqualTo(header);
    }
}
