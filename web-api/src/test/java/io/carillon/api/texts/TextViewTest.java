package io.carillon.api.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.message.KeptText;
import io.carillon.message.WaitingText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextViewTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static String read(String contentType, byte[] body, boolean open) {
        WaitingText text = new WaitingText("t-1", new Aor(Tenant.DEFAULT, "1002"), "1001", contentType, body, NOON, NOON.plusSeconds(60));
        return TextView.of(new KeptText(text, null), open, NOON).text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain;charset=utf-8", "text/plain;charset=-x", "text/plain;charset=:",
            "text/plain;charset=klingon"})
    void whatNamesNoKnownCharsetIsReadAsUtf8(String contentType) {
        assertThat(read(contentType, "Grüße".getBytes(StandardCharsets.UTF_8), true)).isEqualTo("Grüße");
    }

    @Test
    void itIsReadInItsCharsetAndNotByEverybody() {
        byte[] latin = "Grüße".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read("TEXT/plain; charset=\"ISO-8859-1\"", latin, true)).isEqualTo("Grüße");
        assertThat(read("text/plain;charset=ISO-8859-1", latin, false)).isNull();
        assertThat(read("application/octet-stream", latin, true)).isNull();
    }
}
