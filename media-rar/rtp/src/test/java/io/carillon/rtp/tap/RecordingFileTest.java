package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Recorded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a file, and what becomes of one that somebody has changed. */
class RecordingFileTest {
    private static final int FULL = ChunkWriter.FRAME + ChunkWriter.FACTS + 4000 * 4 + Sealing.TAG_BYTES;
    private static final int SECONDS = 3;

    @TempDir
    Path directory;

    private final Cellar cellar = new Cellar();
    private FileStorage storage;
    private FileHeader header;
    private Path file;

    @BeforeEach
    void write() throws Exception {
        storage = FileStorage.in(directory);
        FileHeader.Fresh fresh = FileHeader.begin(cellar, new SecureRandom(), new Track.Shape(8000, 2), Cellar.ABOUT);
        header = fresh.header();
        ChunkWriter out = new ChunkWriter(storage.create("r-file-1"), header, fresh.bytes());
        for (int i = 0; i < SECONDS * 8000 + 100; i++) {
            out.frame((short) (i % 1000), (short) 7, false, 3);
        }
        out.end(3, Recorded.End.STOPPED);
        file = directory.resolve("new/r-file-1.recording");
    }

    private ChunkReader open() throws IOException {
        return ChunkReader.of(storage.open("r-file-1").orElseThrow(), cellar);
    }

    @Test
    void nothingOfItStandsThereInTheClear() throws Exception {
        String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(raw).doesNotContain("secret-caller", "RIFF", "\7\0\7\0");
        try (ChunkReader reader = open()) {
            short[][] heard = Cellar.samples(reader);
            assertThat(heard[0]).hasSize(SECONDS * 8000 + 100);
            assertThat(heard[0][1234]).isEqualTo((short) 234);
            assertThat(heard[1]).containsOnly(7);
            Recorded facts = reader.facts("r-file-1");
            assertThat(facts.why()).isEqualTo(Recorded.End.STOPPED);
            assertThat(facts.lost()).isEqualTo(3);
            assertThat(facts.notes()).containsEntry("caller", "secret-caller-101");
            assertThat(facts.keyId()).isEqualTo("first");
        }
    }

    @Test
    void anyStretchCanBeRead() throws Exception {
        try (ChunkReader reader = open()) {
            byte[] all = Cellar.bytes(reader);
            byte[] some = new byte[10];
            for (int at : new int[] {0, 40, 44, 16_040, 16_044, 60_001, all.length - 10}) {
                int read = reader.read(at, some, 0, 10);
                assertThat(Arrays.copyOf(some, read)).isEqualTo(Arrays.copyOfRange(all, at, at + read));
            }
            assertThat(reader.read(all.length, some, 0, 10)).isEqualTo(-1);
        }
    }

    /** Wherever a kill hits, all whole chunks are there and nothing says that the recording is complete. */
    @Test
    void aFileThatEndsInTheMiddleIsReadAsFarAsItGoes() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int length = header.length(); length < whole.length; length += 997) {
            Files.write(file, Arrays.copyOf(whole, length));
            int chunks = (length - header.length()) / FULL;
            try (ChunkReader reader = open()) {
                assertThat(Cellar.samples(reader)[0]).hasSize(chunks * 4000);
                Recorded facts = reader.facts("r-file-1");
                assertThat(facts.why()).isEqualTo(Recorded.End.CRASHED);
                assertThat(facts.millis()).isEqualTo(chunks * 500L);
            }
        }
    }

    @Test
    void chunksCannotBeExchanged() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        byte[] second = Arrays.copyOfRange(bytes, header.length() + FULL, header.length() + 2 * FULL);
        System.arraycopy(second, 0, bytes, header.length(), FULL);
        Files.write(file, bytes);
        try (ChunkReader reader = open()) {
            assertThatThrownBy(() -> Cellar.bytes(reader)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void theLastChunkCannotBeMadeUp() throws Exception {
        byte[] bytes = Arrays.copyOf(Files.readAllBytes(file), header.length() + 2 * FULL);
        bytes[header.length() + FULL + 4] = 1;
        Files.write(file, bytes);
        assertThatThrownBy(this::open).isInstanceOf(IOException.class);
    }

    @Test
    void aChangedHeaderIsNoticed() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < header.length(); at += 3) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 1;
            Files.write(file, bytes);
            try (ChunkReader reader = open()) {
                assertThat(reader).as("byte %d: only the name of a key that is not here", at).isNull();
            } catch (IOException noticed) {
                assertThat(noticed).hasMessageNotContaining("secret-caller");
            }
        }
    }

    @Test
    void anOlderKeyOpensWhatItClosed() throws Exception {
        cellar.next("second");
        try (ChunkReader reader = open()) {
            assertThat(reader).isNotNull();
        }
        cellar.lose("first");
        assertThat(open()).isNull();
    }
}
