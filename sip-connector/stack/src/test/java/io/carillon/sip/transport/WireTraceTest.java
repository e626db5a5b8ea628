package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireTraceTest {
    @Test
    void aDigestAnswerAndControlCharactersAreBlottedOut() {
        assertThat(WireTrace.readable("Authorization: Digest response=\"0a1b\", nc=1\r\nX: \u001b[31m\r\n".getBytes()))
                .isEqualTo("Authorization: Digest response=\"****\", nc=1\r\nX: ?[31m\r\n");
    }
}
