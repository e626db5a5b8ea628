package io.carillon.rtp.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Prompt;
import io.carillon.contract.PromptFile;
import io.carillon.contract.PromptFiles;
import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Wave;
import io.carillon.rtp.tone.ToneBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people hand in, good and bad. */
class OwnPromptsTest {
    private static final Tenant HOUSE = Tenant.DEFAULT;
    private static final Tenant OTHER = new Tenant("other");

    @TempDir
    private Path directory;

    private PromptStudio studio;
    private PromptFiles own;

    @BeforeEach
    void open() {
        studio = new PromptStudio(directory, (language, words) -> {
            throw new IOException("nothing is spoken here");
        }, ToneBook.of(ToneBook.RECOMMENDED));
        own = studio.own();
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private static byte[] sine(int hertz, int rate, double seconds, double level) {
        return new WavSound(Wave.sine(hertz, rate, (int) (rate * seconds), level), rate).wav();
    }

    private short[] heard(String name) throws InterruptedException {
        BlockingQueue<AudioSource> ready = new LinkedBlockingQueue<>();
        studio.make(new Prompt("p", "en", List.of(new PromptItem.File(name))), ready::add);
        AudioSource source = ready.poll(5, TimeUnit.SECONDS);
        short[] sound = new short[8000];
        short[] frame = new short[160];
        for (int at = 0; at < sound.length && !source.hasEnded(); at += 160) {
            source.fill(frame);
            System.arraycopy(frame, 0, sound, at, 160);
        }
        return sound;
    }

    @Test
    void whatIsHandedInIsHeardAtOneLoudnessAndReplacedAtOnce() throws Exception {
        PromptFiles.Taken taken = own.put(HOUSE, "en", "summer", sine(660, 44_100, 1.5, -40));
        assertThat(taken.refusal()).isNull();
        assertThat(taken.file().item()).isEqualTo("default/summer");
        assertThat(taken.file().rate()).isEqualTo(16_000);
        assertThat(taken.file().seconds()).isCloseTo(1.5, Offset.offset(0.01));
        short[] first = heard("default/summer");
        assertThat(Wave.level(first, 8000, 660)).isCloseTo(-16, Offset.offset(1.0));
        own.put(HOUSE, "en", "summer", sine(880, 8000, 1.5, -3));
        short[] second = heard("default/summer");
        assertThat(Wave.level(second, 8000, 880)).isCloseTo(-16, Offset.offset(1.0));
        assertThat(Wave.level(second, 8000, 660)).isLessThan(-50);
        assertThat(own.list(HOUSE)).extracting(PromptFile::name, PromptFile::rate).containsExactly(
                org.assertj.core.groups.Tuple.tuple("summer", 8000));
        assertThat(own.read(HOUSE, "en", "summer")).hasValueSatisfying(wav -> assertThat(wav).hasSize(44 + 24_000));
    }

    @Test
    void whatWasMissingIsThereAsSoonAsItWasHandedIn() throws Exception {
        assertThat(Wave.level(heard("default/later"), 8000, 480)).isGreaterThan(-30);
        own.put(HOUSE, "en", "later", sine(700, 8000, 1, -10));
        assertThat(Wave.level(heard("default/later"), 8000, 700)).isGreaterThan(-20);
        assertThat(own.delete(HOUSE, "en", "later")).isTrue();
        assertThat(own.delete(HOUSE, "en", "later")).isFalse();
        assertThat(Wave.level(heard("default/later"), 8000, 700)).isLessThan(-40);
    }

    @Test
    void nobodySeesWhatAnotherHouseHandedIn() throws Exception {
        own.put(HOUSE, "de", "ours", sine(660, 8000, 1, -10));
        assertThat(own.list(OTHER)).isEmpty();
        assertThat(own.read(OTHER, "de", "ours")).isEmpty();
        assertThat(own.delete(OTHER, "de", "ours")).isFalse();
        assertThat(own.list(HOUSE)).hasSize(1);
    }

    @Test
    void whatIsWrongWithARecordingIsSaidAndNothingIsLeftOfIt() throws Exception {
        byte[] good = sine(660, 8000, 1, -10);
        assertThat(own.put(HOUSE, "en", "bad", "MP3, honestly".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).refusal())
                .isEqualTo("is no WAV file");
        assertThat(own.put(HOUSE, "en", "bad", Arrays.copyOf(good, 30)).refusal()).contains("middle");
        assertThat(own.put(HOUSE, "en", "bad", new byte[PromptFiles.MOST_BYTES + 1]).refusal()).contains("bytes");
        assertThat(own.put(HOUSE, "en", "bad", new WavSound(new short[301 * 8000], 8000).wav()).refusal()).contains("301 s");
        assertThat(own.put(HOUSE, "en", "bad", new WavSound(new short[8000], 8000).wav()).refusal()).contains("nothing");
        assertThat(own.put(HOUSE, "en", "bad", new WavSound(new short[0], 8000).wav()).refusal()).contains("nothing");
        assertThat(own.put(HOUSE, "xx", "bad", good).refusal()).contains("language");
        assertThat(own.put(HOUSE, "en", "../bad", good).refusal()).contains("name");
        assertThat(own.put(new Tenant("../x"), "en", "bad", good).refusal()).contains("name");
        byte[] wide = good.clone();
        wide[22] = 6;
        assertThat(own.put(HOUSE, "en", "bad", wide).refusal()).contains("6 channels");
        assertThat(own.list(HOUSE)).isEmpty();
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
