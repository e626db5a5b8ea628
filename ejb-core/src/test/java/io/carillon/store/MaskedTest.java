package io.carillon.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedTest {
    private static JsonObject object(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    @Test
    void secretsAreShownAsThereOrNot() {
        JsonObject shown = Masked.of(Json.createObjectBuilder()
                .add("title", "Board")
                .add("pins", object("moderator", "1234"))
                .add("pin", "")
                .add("secret", object("box", "AAAA"))
                .add("inbound", Json.createObjectBuilder().add("secret", object("box", "")).add("username", "u"))
                .build());
        assertThat(shown.toString()).isEqualTo("{\"title\":\"Board\",\"pins\":{\"moderator\":true},\"pin\":false,"
                + "\"secret\":true,\"inbound\":{\"secret\":false,\"username\":\"u\"}}");
        assertThat(Masked.of(List.of("pins", "moderator"), Json.createValue("1234"))).isEqualTo(JsonValue.TRUE);
        assertThat(Masked.of(List.of("codes", "one"), Json.createValue("1234"))).isEqualTo(Json.createValue("1234"));
    }
}
