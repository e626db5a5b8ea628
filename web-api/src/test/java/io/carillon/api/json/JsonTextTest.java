package io.carillon.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    enum Colour {
        RED
    }

    record Inner(String name, Double mos) {}

    record Outer(
            String text,
            int small,
            long large,
            double real,
            boolean yes,
            Instant at,
            Colour colour,
            List<Inner> items,
            Map<String, Long> counts,
            Inner nothing) {}

    record Strange(Object value) {}

    @Test
    void writesEveryKindOfValueAndLeavesOutWhatIsNull() {
        Outer outer = new Outer(
                "a\"b\u2028é",
                1,
                1L << 40,
                4.25,
                true,
                Instant.parse("2026-11-21T05:30:00Z"),
                Colour.RED,
                List.of(new Inner("x", null), new Inner("y", Double.NaN)),
                new TreeMap<>(Map.of("a", 1L, "b", 2L)),
                null);
        assertThat(text(outer))
                .isEqualTo("{\"text\":\"a\\\"b\u2028é\","
                        + "\"small\":1,\"large\":1099511627776,\"real\":4.25,\"yes\":true,"
                        + "\"at\":\"2026-11-21T05:30:00Z\",\"colour\":\"RED\",\"items\":[{\"name\":\"x\"},"
                        + "{\"name\":\"y\",\"mos\":null}],\"counts\":{\"a\":1,\"b\":2}}");
    }

    @Test
    void anUnknownKindIsAnErrorNotAGuess() {
        assertThatThrownBy(() -> text(new Strange(new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String text(Record record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonText.write(Json.createGeneratorFactory(Map.of()), record, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
