package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {
    private static String objection(String hosts, String target) {
        return StreamSettings.of(hosts, 1).objection(URI.create(target));
    }

    @Test
    void nothingIsStreamedAnywhereUntilSomebodyAllowsIt() {
        assertThat(objection(null, "wss://bot.example/x")).contains("bot.example", "carillon.media.stream-hosts");
        assertThat(objection("bot.example, other.example", "wss://BOT.example:8443/x")).isNull();
        assertThat(objection("bot.example", "wss://bot.example.evil.example/")).isNotNull();
        assertThat(objection("*", "ws://anywhere.example/")).isNull();
    }

    @Test
    void onlyWebSocketsAndNoSecretsInTheAddress() {
        assertThat(objection("*", "http://bot.example/")).isNotNull();
        assertThat(objection("*", "ws:bot")).isNotNull();
        assertThat(objection("*", "wss://me:secret@bot.example/")).isNotNull();
        assertThatThrownBy(() -> StreamSettings.of("bot.example;rm", 1)).hasMessageContaining("bot.example;rm");
    }
}
