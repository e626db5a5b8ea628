package io.carillon.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyPressTest {
    private static InfoBody body(String type, String text) {
        return new InfoBody(type, text.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "application/dtmf-relay, Signal=5|Duration=250|, 5, 250",
        "Application/DTMF-Relay;charset=utf-8, Signal= *|Duration= 100, 10, 100",
        "application/dtmf-relay, signal=#, 11, 160",
        "application/dtmf-relay, Duration=0|Signal=10|, 10, 160",
        "application/dtmf-relay, Signal=d|Duration=999999, 15, 8000",
        "application/dtmf, 7, 7, 160",
        "application/dtmf, '7|', 7, 160",
    })
    void reads(String type, String text, int event, int millis) {
        assertThat(KeyPress.of(body(type, text))).contains(new KeyPress(event, millis));
    }

    @ParameterizedTest
    @CsvSource({
        "application/dtmf-relay, Duration=100", "application/dtmf-relay, Signal=16", "application/dtmf-relay, Signal=E",
        "application/dtmf, 12x", "application/dtmf, ''", "text/plain, 5",
    })
    void whatIsNoKeyIsNone(String type, String text) {
        assertThat(KeyPress.of(body(type, text))).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (int event = 0; event < 16; event++) {
            KeyPress key = new KeyPress(event, 90);
            assertThat(KeyPress.of(key.info())).contains(key);
        }
    }
}
