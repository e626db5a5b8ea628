package io.carillon.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;

class ChangePageTest {
    private static JsonObject object(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    @Test
    void secretsAreShownAsThereOrNot() {
        JsonObject shown = ChangePage.shown(Json.createObjectBuilder()
                .add("title", "Board")
                .add("pins", object("moderator", "1234"))
                .add("pin", "")
                .add("secret", object("box", "AAAA"))
                .add("inbound", Json.createObjectBuilder().add("secret", object("box", "")).add("username", "u"))
                .build());
        assertThat(shown.toString()).isEqualTo("{\"title\":\"Board\",\"pins\":{\"moderator\":true},\"pin\":false,"
                + "\"secret\":true,\"inbound\":{\"secret\":false,\"username\":\"u\"}}");
        assertThat(ChangePage.shown(null)).isNull();
    }
}
