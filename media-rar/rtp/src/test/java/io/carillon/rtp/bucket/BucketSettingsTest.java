package io.carillon.rtp.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketSettingsTest {
    private static final String PREFIX = "carillon.recording.s3.";

    private static BucketSettings read(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>(Map.of(PREFIX + "bucket", "house-calls", PREFIX + "key-id", "AKID",
                PREFIX + "secret", "s3"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(PREFIX + keysAndValues[i], keysAndValues[i + 1]);
        }
        return BucketSettings.from(settings::get);
    }

    @Test
    void withoutABucketThereIsNone() {
        assertThat(BucketSettings.from(key -> null)).isNull();
    }

    @Test
    void theUsualServiceIsAmazonsAndTheBucketStandsBeforeItsName() {
        BucketSettings usual = read("region", "eu-central-1", "prefix", "pbx/");
        assertThat(usual).isEqualTo(new BucketSettings("house-calls", URI.create("https://s3.eu-central-1.amazonaws.com"),
                "eu-central-1", "AKID", "s3", false, "pbx/", 512_000_000));
        assertThat(read("part-size", "6").partBytes()).isEqualTo(6_000_000);
        assertThat(usual.of("r-1234")).hasToString("https://house-calls.s3.eu-central-1.amazonaws.com/pbx/r-1234");
    }

    @Test
    void aServiceOfOnesOwnHasTheBucketInThePath() {
        assertThat(read("endpoint", "http://127.0.0.1:9000/").of("r-1234"))
                .hasToString("http://127.0.0.1:9000/house-calls/r-1234");
        assertThat(read("endpoint", "https://store.example", "path-style", "false").of("r-1234"))
                .hasToString("https://house-calls.store.example/r-1234");
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, House",
        "bucket, a/b",
        "endpoint, ftp://store.example",
        "endpoint, store.example",
        "endpoint, https://user@store.example",
        "endpoint, https://store.example/inside",
        "region, eu central",
        "key-id, a b",
        "secret, not/an/alias",
        "path-style, yes",
        "prefix, /pbx",
        "prefix, a//b",
        "part-size, 5",
        "part-size, 5001",
        "part-size, 99999",
        "part-size, much"
    })
    void aWrongValueIsRefusedByItsKey(String key, String value) {
        assertThatThrownBy(() -> read(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(PREFIX + key + " is \"" + value + "\", but must be ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket", "key-id", "secret"})
    void whatIsMissingIsNamed(String key) {
        assertThatThrownBy(() -> read(key, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(PREFIX + key + " is not");
    }
}
