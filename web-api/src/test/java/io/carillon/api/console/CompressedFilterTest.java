package io.carillon.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets what he has not said that he understands. */
class CompressedFilterTest {
    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip, deflate, br, zstd", "gzip;q=0.8, br;q=0.9", "br;q=1.0"})
    void isUnderstood(String accepted) {
        assertThat(CompressedFilter.isUnderstood(accepted)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "gzip", "gzip, br;q=0", "br; q=0.0", "brotli", "identity"})
    void isNotUnderstood(String accepted) {
        assertThat(CompressedFilter.isUnderstood(accepted)).isFalse();
    }
}
