package io.carillon.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OriginsTest {
    private final Origins origins = Origins.of("https://desk.example.com, http://localhost:5173");

    @Test
    void ownPagesProgramsAndNamedSites() {
        assertThat(origins.allow(null, "pbx.example.com")).isTrue();
        assertThat(origins.allow("https://pbx.example.com", "pbx.example.com")).isTrue();
        assertThat(origins.allow("https://PBX.example.com:443", "pbx.example.com")).isTrue();
        assertThat(origins.allow("http://pbx.example.com:8080", "pbx.example.com:8080")).isTrue();
        assertThat(origins.allow("https://desk.example.com", "pbx.example.com")).isTrue();
    }

    @Test
    void pagesOfOthersMayNot() {
        assertThat(origins.allow("https://evil.example.com", "pbx.example.com")).isFalse();
        assertThat(origins.allow("http://pbx.example.com:8081", "pbx.example.com:8080")).isFalse();
        assertThat(origins.allow("null", "pbx.example.com")).isFalse();
        assertThat(origins.allow("https://pbx.example.com", null)).isFalse();
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> Origins.of("https://a/b")).hasMessageContaining("carillon.live.origins");
    }
}
