package io.carillon.rtp.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Prompt;
import io.carillon.contract.PromptItem;
import io.carillon.contract.RecordedAudio;
import io.carillon.contract.Tone;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.tone.ToneBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the items of a prompt to what a device hears. */
class PromptStudioTest {
    @TempDir
    Path directory;

    private final AtomicInteger spoken = new AtomicInteger();
    private SpeechEngine engine = (language, words) -> {
        spoken.incrementAndGet();
        return Recording.tone(1000, 100);
    };
    private PromptStudio studio;

    @BeforeEach
    void open() {
        studio = new PromptStudio(
                directory, (language, words) -> engine.speak(language, words), ToneBook.of(ToneBook.RECOMMENDED));
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private static Prompt prompt(PromptItem... items) {
        return new Prompt("p", "de", List.of(items));
    }

    private AudioSource made(Prompt prompt) throws InterruptedException {
        SynchronousQueue<AudioSource> made = new SynchronousQueue<>();
        Thread asking = new Thread(() -> studio.make(prompt, source -> {
            try {
                made.put(source);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        asking.start();
        AudioSource source = made.poll(60, TimeUnit.SECONDS);
        assertThat(source).isNotNull();
        return source;
    }

    private static List<Short> heard(AudioSource source) {
        List<Short> all = new ArrayList<>();
        short[] frame = new short[source.rate() / 50];
        while (!source.hasEnded()) {
            source.fill(frame);
            for (short sample : frame) {
                all.add(sample);
            }
        }
        return all;
    }

    private static int millis(AudioSource source) {
        return heard(source).size() / 8;
    }

    private void file(String name, Recording recording) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, PromptRendering.wav(recording.samples()));
    }

    @Test
    void aRecordingOfTheOperatorGoesBeforeThatOfTheProduct() throws Exception {
        file("de/welcome.wav", Recording.tone(600, 100));
        assertThat(millis(made(prompt(new PromptItem.File("welcome"))))).isEqualTo(100);
    }

    @Test
    void everyKindOfItemIsHeardInOrder() throws Exception {
        file("de/one.wav", Recording.tone(600, 100));
        assertThat(millis(made(prompt(new PromptItem.File("one"), new PromptItem.Silence(Duration.ofMillis(200)),
                new PromptItem.Text("Guten Tag"), new PromptItem.Sound(Tone.CONFIRMATION))))).isEqualTo(700);
        assertThat(millis(made(prompt(new PromptItem.Number(121), new PromptItem.Digits("12"), new PromptItem.Moment(
                LocalDateTime.of(2026, 11, 21, 15, 0), PromptItem.Moment.Part.DATE_AND_TIME))))).isGreaterThan(3000);
    }

    @Test
    void whatIsKnownIsThereAtOnce() throws Exception {
        Prompt prompt = prompt(new PromptItem.File("goodbye"), new PromptItem.Text("Guten Tag"));
        made(prompt);
        Thread here = Thread.currentThread();
        studio.make(prompt, source -> assertThat(Thread.currentThread()).isSameAs(here));
        made(prompt);
        assertThat(spoken).hasValue(1);
    }

    @Test
    void whatIsMissingIsHeardAsTwoTonesNeverAsSilence() throws Exception {
        engine = (language, words) -> {
            throw new IOException("no voice");
        };
        for (PromptItem missing : List.of(new PromptItem.File("no-such"), new PromptItem.File("../../etc/passwd"),
                new PromptItem.Text("Guten Tag"))) {
            List<Short> heard = heard(made(prompt(missing)));
            assertThat(heard).hasSize(600 * 8);
            assertThat(heard.stream().mapToInt(sample -> Math.abs(sample)).max().orElse(0)).isGreaterThan(3000);
        }
    }

    @Test
    void aDamagedRecordingIsReplacedByThatOfTheProduct() throws Exception {
        Files.createDirectories(directory.resolve("de"));
        Files.writeString(directory.resolve("de/goodbye.wav"), "RIFF nothing");
        assertThat(millis(made(prompt(new PromptItem.File("goodbye"))))).isGreaterThan(620);
    }

    @Test
    void aPromptIsSaidAsOftenAsItIsWanted() throws Exception {
        file("de/one.wav", Recording.tone(600, 110));
        assertThat(millis(made(new Prompt("p", "de", List.of(new PromptItem.File("one")), false, 4)))).isEqualTo(440);
        assertThat(made(new Prompt("p", "de", List.of(), false, 4)).hasEnded()).isTrue();
    }

    @Test
    void whoComesWhenAllAreBusyHearsTwoTonesAtOnce() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        engine = (language, words) -> {
            free.await();
            return Recording.tone(1000, 100);
        };
        List<AudioSource> ready = new ArrayList<>();
        try {
            for (int i = 0; i < 203; i++) {
                studio.make(prompt(new PromptItem.Text("text " + i)), source -> {
                    synchronized (ready) {
                        ready.add(source);
                    }
                });
            }
            synchronized (ready) {
                assertThat(ready).hasSize(1);
                assertThat(millis(ready.get(0))).isEqualTo(600);
            }
        } finally {
            free.countDown();
        }
    }

    @Test
    void allWhoListenToMusicHearTheSameBar() {
        long[] now = {0};
        Music music = new Music(ramp(), () -> now[0]);
        AudioSource first = music.listen();
        short[] one = new short[160];
        short[] other = new short[160];
        for (int i = 0; i < 7; i++) {
            first.fill(one);
        }
        now[0] = 7 * 20_000_000L;
        music.listen().fill(other);
        first.fill(one);
        assertThat(other).isEqualTo(one);
        for (int i = 0; i < 25; i++) {
            first.fill(one);
        }
        assertThat(first.hasEnded()).isFalse();
    }

    private static Recording ramp() {
        short[] samples = new short[1600];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) i;
        }
        return Recording.of(samples);
    }

    @Test
    void musicThatThereIsNotIsTheDefaultOne() throws Exception {
        file("music/default.wav", Recording.tone(600, 200));
        SynchronousQueue<AudioSource> made = new SynchronousQueue<>();
        new Thread(() -> studio.music("no-such", source -> {
            try {
                made.put(source);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })).start();
        AudioSource music = made.poll(60, TimeUnit.SECONDS);
        short[] frame = new short[160];
        music.fill(frame);
        assertThat(music.hasEnded()).isFalse();
    }

    @Test
    void theShelfKeepsWhatWasUsedLast() {
        Shelf shelf = new Shelf(2500);
        shelf.put("a", Recording.tone(400, 100));
        shelf.put("b", Recording.tone(400, 100));
        shelf.put("c", Recording.tone(400, 100));
        assertThat(shelf.find("a")).isNotNull();
        shelf.put("d", Recording.tone(400, 100));
        assertThat(shelf.find("b")).isNull();
        assertThat(shelf.find("a")).isNotNull();
        assertThat(shelf.samples()).isEqualTo(2400);
    }

    /** What somebody said, a WAV file of one second; another cannot be read to its end. */
    private static RecordedAudio said(boolean whole) {
        byte[] wav = PromptRendering.wav(Recording.tone(500, 1000).samples());
        return new RecordedAudio() {
            @Override
            public long size() {
                return wav.length;
            }

            @Override
            public int read(long at, byte[] into, int offset, int length) throws IOException {
                if (!whole) {
                    throw new IOException("chunk 0 is not what was written");
                }
                int count = (int) Math.min(length, wav.length - at);
                System.arraycopy(wav, (int) at, into, offset, count);
                return count;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void whatWasRecordedIsHeardAndWhatIsGoneIsTwoTones() throws Exception {
        PromptStudio stored = new PromptStudio(directory, (language, words) -> engine.speak(language, words),
                ToneBook.of(ToneBook.RECOMMENDED),
                id -> id.equals("r-gone") ? Optional.empty() : Optional.of(said(id.equals("r-said"))));
        studio.close();
        studio = stored;
        assertThat(heard(made(prompt(new PromptItem.Stored("r-said"))))).hasSize(8000);
        List<Short> tones = heard(new PromptSource(List.of(PromptMaker.FALLBACK), 1));
        assertThat(heard(made(prompt(new PromptItem.Stored("r-gone"))))).isEqualTo(tones);
        assertThat(heard(made(prompt(new PromptItem.Stored("r-damaged"))))).isEqualTo(tones);
    }
}
