package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingSettingsTest {
    private static RecordingSettings read(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>(Map.of("jboss.server.data.dir", "/data"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return RarSettings.read(settings::get).recording();
    }

    @Test
    void recordingsAreKeptBesideTheJournalUnlessSomebodySaysOtherwise() {
        assertThat(read()).isEqualTo(
                new RecordingSettings(Path.of("/data/carillon/recordings"), "", "recording-1", 500, true, null));
        assertThat(read("carillon.recording.directory", "/vault", "carillon.recording.channels", "Mono",
                        "carillon.recording.key", "of-2027", "carillon.recording.key-store", "house"))
                .isEqualTo(new RecordingSettings(Path.of("/vault"), "house", "of-2027", 500, false, null));
    }

    @ParameterizedTest
    @CsvSource({
        "carillon.recording.channels, surround",
        "carillon.recording.key, a key",
        "carillon.recording.key-store, ../store",
        "carillon.recording.least-free, -1",
        "carillon.recording.s3.bucket, House",
        "carillon.recording.s3.bucket, house-calls",
        "carillon.recording.s3.endpoint, https://store.example",
        "carillon.recording.s3.part-size, 100"
    })
    void aWrongValueIsRefusedByItsKey(String key, String value) {
        assertThatThrownBy(() -> read(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining("\n");
    }
}
