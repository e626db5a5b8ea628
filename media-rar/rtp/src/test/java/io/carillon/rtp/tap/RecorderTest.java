package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.Recorded;
import io.carillon.contract.RecordedAudio;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
    private static final Recorder.Limits LIMITS = new Recorder.Limits(2, 1, true);

    @TempDir
    Path directory;

    private final Cellar cellar = new Cellar();
    private final BlockingQueue<Recorded> over = new LinkedBlockingQueue<>();
    private Disk disk;

    /** A disk that can be filled. */
    private static final class Disk implements Storage {
        private final Storage real;
        volatile boolean full;
        volatile long room = 1_000;

        Disk(Storage real) {
            this.real = real;
        }

        @Override
        public Sink create(String name) throws IOException {
            Sink sink = real.create(name);
            return new Sink() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    if (full) {
                        throw new IOException("No space left on device");
                    }
                    sink.write(bytes);
                }

                @Override
                public void force() throws IOException {
                    sink.force();
                }

                @Override
                public void close() throws IOException {
                    sink.close();
                }
            };
        }

        @Override
        public void settle(String name) throws IOException {
            real.settle(name);
        }

        @Override
        public List<String> unsettled() throws IOException {
            return real.unsettled();
        }

        @Override
        public Optional<Source> open(String name) throws IOException {
            return real.open(name);
        }

        @Override
        public boolean delete(String name) throws IOException {
            return real.delete(name);
        }

        @Override
        public long room() {
            return room;
        }
    }

    @BeforeEach
    void open() throws IOException {
        disk = new Disk(FileStorage.in(directory));
    }

    private Recorder recorder() {
        Recorder recorder = new Recorder(disk, cellar, LIMITS, over::add);
        recorder.start();
        return recorder;
    }

    private Recorded ended() throws InterruptedException {
        Recorded ended = over.poll(10, TimeUnit.SECONDS);
        assertThat(ended).isNotNull();
        return ended;
    }

    private static void talk(Recording recording, int packets) {
        for (int i = 0; i < packets; i++) {
            Cellar.say(recording.tap(), Tap.LEFT, i, System.nanoTime(), (byte) 0x90);
        }
    }

    @Test
    void whatIsOverIsToldUntilItIsSettledAndCanBeHeardAndDestroyed() throws Exception {
        try (Recorder recorder = recorder()) {
            Recording recording = recorder.begin("r-one-1", 8000, Cellar.ABOUT);
            talk(recording, 10);
            assertThat(recorder.finished(10)).as("it goes on").isEmpty();
            recording.end(Recorded.End.CALL_ENDED);
            Recorded ended = ended();
            assertThat(ended.why()).isEqualTo(Recorded.End.CALL_ENDED);
            assertThat(recorder.finished(10)).containsExactly(ended);
            assertThat(recorder.finished(10)).containsExactly(ended);
            recorder.settle("r-one-1");
            recorder.settle("r-one-1");
            assertThat(recorder.finished(10)).isEmpty();
            try (RecordedAudio audio = recorder.open("r-one-1").orElseThrow()) {
                assertThat(audio.size()).isGreaterThanOrEqualTo(44);
            }
            assertThat(recorder.delete("r-one-1")).isTrue();
            assertThat(recorder.delete("r-one-1")).isFalse();
            assertThat(recorder.open("r-one-1")).isEmpty();
            assertThat(recorder.open("../../etc/passwd")).isEmpty();
        }
    }

    @Test
    void whoCannotBeToldKeepsNoOtherRecordingFromBeingWritten() throws Exception {
        try (Recorder recorder = new Recorder(disk, cellar, LIMITS, recorded -> {
            over.add(recorded);
            throw new IllegalStateException("nobody listens");
        })) {
            recorder.start();
            for (String id : List.of("r-untold-1", "r-untold-2")) {
                Recording recording = recorder.begin(id, 8000, Cellar.ABOUT);
                talk(recording, 10);
                recording.end(Recorded.End.CALL_ENDED);
                Recorded ended = ended();
                assertThat(ended.id()).isEqualTo(id);
                assertThat(recorder.finished(10)).contains(ended);
            }
        }
    }

    @Test
    void aFullDiskEndsTheRecordingAndKeepsWhatThereIs() throws Exception {
        try (Recorder recorder = recorder()) {
            Recording recording = recorder.begin("r-full-1", 8000, Cellar.ABOUT);
            await().atMost(Duration.ofSeconds(20)).until(() -> size("r-full-1") > 16_000);
            disk.full = true;
            Recorded ended = ended();
            assertThat(ended.why()).isEqualTo(Recorded.End.STORAGE);
            assertThat(ended.millis()).isGreaterThanOrEqualTo(500);
            talk(recording, 10); // the call goes on
            recording.end(Recorded.End.CALL_ENDED);
            try (RecordedAudio audio = recorder.open("r-full-1").orElseThrow()) {
                assertThat(audio.size()).isEqualTo(44 + ended.millis() * 32);
            }
        }
    }

    private long size(String id) throws IOException {
        try (Storage.Source source = disk.open(id).orElseThrow()) {
            return source.size();
        }
    }

    @Test
    void recordingsEndBeforeTheDiskIsFull() throws Exception {
        try (Recorder recorder = recorder()) {
            recorder.begin("r-room-1", 8000, Cellar.ABOUT);
            disk.room = 0;
            assertThat(ended().why()).isEqualTo(Recorded.End.STORAGE);
            recorder.begin("r-room-2", 8000, Cellar.ABOUT);
            Recorded refused = ended();
            assertThat(refused.id()).isEqualTo("r-room-2");
            assertThat(refused.why()).isEqualTo(Recorded.End.STORAGE);
            assertThat(disk.open("r-room-2")).isEmpty();
        }
    }

    @Test
    void withoutAKeyNothingIsRecorded() throws Exception {
        cellar.lose("first");
        try (Recorder recorder = recorder()) {
            recorder.begin("r-key-1", 8000, Cellar.ABOUT);
            assertThat(ended().why()).isEqualTo(Recorded.End.STORAGE);
            assertThat(recorder.live()).isZero();
            assertThat(recorder.finished(10)).isEmpty();
        }
    }

    @Test
    void whatCannotBeReadIsRememberedUpToALimitAndForgottenWithItsFile() throws Exception {
        try (Recorder recorder = recorder()) {
            for (int i = 0; i < Recorder.MOST_UNREADABLE + 5; i++) {
                disk.create("junk-%05d".formatted(i)).close();
            }
            assertThat(recorder.finished(10)).isEmpty();
            assertThat(recorder.unreadable()).isEqualTo(Recorder.MOST_UNREADABLE);
            for (int i = 10; i < Recorder.MOST_UNREADABLE + 5; i++) {
                disk.delete("junk-%05d".formatted(i));
            }
            Recording recording = recorder.begin("r-good-1", 8000, Cellar.ABOUT);
            talk(recording, 10);
            recording.end(Recorded.End.STOPPED);
            Recorded ended = ended();
            assertThat(recorder.finished(10)).containsExactly(ended);
            assertThat(recorder.unreadable()).isEqualTo(10);
        }
    }

    @Test
    void anOrderlyStopWritesEverythingToItsEnd() throws Exception {
        Recorder recorder = recorder();
        recorder.begin("r-stop-1", 8000, Cellar.ABOUT);
        recorder.close();
        assertThat(ended().why()).isEqualTo(Recorded.End.CALL_ENDED);
    }

    /** The file of a process that was killed: header and chunks, no end. */
    @Test
    void whatAnEarlierProcessLeftBehindIsFound() throws Exception {
        FileHeader.Fresh fresh = FileHeader.begin(cellar, new java.security.SecureRandom(), new Track.Shape(8000, 2), Cellar.ABOUT);
        ChunkWriter out = new ChunkWriter(disk.create("r-dead-1"), fresh.header(), fresh.bytes());
        for (int i = 0; i < 9_000; i++) {
            out.frame((short) 5, (short) 5, i >= 2000 && i < 6000, 0);
        }
        out.abandon();
        try (Recorder recorder = recorder()) {
            List<Recorded> found = recorder.finished(10);
            assertThat(found).hasSize(1);
            assertThat(found.get(0).why()).isEqualTo(Recorded.End.CRASHED);
            assertThat(found.get(0).millis()).isEqualTo(1000);
            assertThat(found.get(0).call()).isEqualTo(Cellar.ABOUT.call());
            assertThat(found.get(0).notes()).isEqualTo(Cellar.ABOUT.notes());
            assertThat(found.get(0).pauses()).containsExactly(new Recorded.Pause(250, 750));
        }
    }
}
