package io.carillon.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainAddressTest {
    @Test
    void controlCharactersAreFoundHoweverTheyAreWritten() {
        for (String hostile : new String[] {"/api/users/a%00", "/api/cdrs?caller=%0d%0aX", "/api/x%1F", "/api/x%7f"}) {
            assertThat(PlainAddressFilter.isPlain(hostile)).as(hostile).isFalse();
        }
    }

    @Test
    void everythingElsePasses() {
        for (String plain : new String[] {"/api/users/a%20b", "/api/cdrs?from=2026-11-21T05%3A30%3A00Z", "/api/%C3%A9"}) {
            assertThat(PlainAddressFilter.isPlain(plain)).as(plain).isTrue();
        }
    }
}
