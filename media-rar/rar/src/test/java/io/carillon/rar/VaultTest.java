package io.carillon.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.rtp.bucket.BucketSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where recordings are kept, and what is said when they cannot be kept there. */
class VaultTest {
    private static final ServerKeys NO_KEYS = new ServerKeys(null, "house", "recording-1");

    @TempDir
    Path directory;

    private RecordingSettings settings(BucketSettings bucket) {
        return new RecordingSettings(directory.resolve("recordings"), "house", "recording-1", 500, true, bucket);
    }

    @Test
    void withoutABucketTheyStayOnTheDisk() throws Exception {
        Vault vault = Vault.of(settings(null), NO_KEYS);
        assertThat(vault.moving()).isNull();
        assertThat(vault.storage().unsettled()).isEmpty();
        assertThat(vault.storage().moves().gauges()).containsEntry("recordings.depot.away", 0L);
    }

    @Test
    void aSecretThatIsNotThereIsToldByItsKey() {
        BucketSettings bucket = BucketSettings.from(Map.of("carillon.recording.s3.bucket", "house-calls",
                "carillon.recording.s3.key-id", "AKID", "carillon.recording.s3.secret", "nowhere")::get);
        assertThatThrownBy(() -> Vault.of(settings(bucket), NO_KEYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("carillon.recording.s3.secret is \"nowhere\", but the credential store \"house\" has no password"
                        + " of that alias");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsToldByItsKey() throws Exception {
        Files.createFile(directory.resolve("recordings"));
        assertThatThrownBy(() -> Vault.of(settings(null), NO_KEYS))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("carillon.recording.directory " + directory.resolve("recordings") + " cannot be used: ");
    }
}
