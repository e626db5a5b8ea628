package io.carillon.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    @Test
    void theVersionIsTheTag() {
        assertThat(Versions.tag(7).getValue()).isEqualTo("7");
        assertThat(Versions.expected("\"7\"", () -> 9)).isEqualTo(7);
    }

    @Test
    void aStarMeansWhateverThereIs() {
        assertThat(Versions.expected("*", () -> 9)).isEqualTo(9);
    }

    @Test
    void theFirstUsableTagOfAListCounts() {
        assertThat(Versions.expected("W/\"3\", \"4\"", () -> 9)).isEqualTo(4);
    }

    @Test
    void withoutATagAChangeIsRefusedButADeletionMayTakeWhatThereIs() {
        assertThat(status(null)).isEqualTo(428);
        assertThat(status("  ")).isEqualTo(428);
        assertThat(Versions.expectedOrCurrent(ifMatch(null), () -> 9)).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"x\"", "W/\"7\"", "\"-1\"", "\"99999999999999999999\"", ",,,", "\"7"})
    void tagsThatCannotBeOursAreStale(String tag) {
        assertThat(status(tag)).isEqualTo(412);
    }

    private record Thing(String name) {}

    @Test
    void theTagOfAContentIsThatOfTheSameContentOnly() {
        EntityTag tag = Versions.tag(new Thing("a"));
        assertThat(tag).isEqualTo(Versions.tag(new Thing("a"))).isNotEqualTo(Versions.tag(new Thing("b")));
        assertThat(Versions.names("\"x\", \"" + tag.getValue() + "\"", tag)).isTrue();
        assertThat(Versions.names("*", tag)).isTrue();
        assertThat(Versions.names("\"x\"", tag)).isFalse();
        assertThat(catchThrowableOfType(WebApplicationException.class, () -> Versions.names(" ", tag))
                .getResponse().getStatus()).isEqualTo(428);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"6\", \"7\"", "*"})
    void whoHasAVersionIsNotSentItAgain(String known) {
        assertThat(UnchangedFilter.isAmong(known, "\"7\"")).isTrue();
        assertThat(UnchangedFilter.isAmong("\"6\", 7", "\"7\"")).isFalse();
    }

    private static int status(String tag) {
        return catchThrowableOfType(WebApplicationException.class, () -> Versions.expected(tag, () -> 9))
                .getResponse()
                .getStatus();
    }

    private static HttpHeaders ifMatch(String value) {
        return (HttpHeaders) Proxy.newProxyInstance(
                VersionsTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> "If-Match".equals(arguments[0]) ? value : null);
    }
}
