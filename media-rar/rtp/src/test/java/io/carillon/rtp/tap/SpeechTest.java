package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Recorded;
import io.carillon.contract.RecordedAudio;
import io.carillon.contract.SpeechLimits;
import io.carillon.contract.StoredAudio;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who speaks alone: when it is over, and sound that comes from elsewhere. */
class SpeechTest {
    private static final long MILLI = 1_000_000;
    private static final long START = 5_000 * MILLI;
    private static final byte LOUD = (byte) 0x90;
    private static final byte QUIET = (byte) 0xfc;

    @TempDir
    Path directory;

    private final Cellar cellar = new Cellar();
    private FileStorage storage;

    @BeforeEach
    void open() throws Exception {
        storage = FileStorage.in(directory);
    }

    private Track track(String id, SpeechLimits limits) {
        return new Track(id, new Track.Shape(8000, 1), Cellar.ABOUT, (shape, about) -> {
            FileHeader.Fresh fresh = FileHeader.begin(cellar, new SecureRandom(), shape, about);
            return new ChunkWriter(storage.create(id), fresh.header(), fresh.bytes());
        }, new Track.Start(START, limits));
    }

    private static long at(long millis) {
        return START + millis * MILLI;
    }

    /** Speaks for a while, then rushes like a line. @return what it became, null when it goes on */
    private static Recorded speak(Track track, int loud, int quiet) throws Exception {
        for (int i = 0; i < loud + quiet; i++) {
            Cellar.say(track.tap(), Tap.LEFT, i, at(20L * i), i < loud ? LOUD : QUIET);
            Recorded over = track.pump(at(20L * i));
            if (over != null) {
                return over;
            }
        }
        return null;
    }

    @Test
    void whoSaysNothingMoreHasFinished() throws Exception {
        SpeechLimits limits = new SpeechLimits(Duration.ofSeconds(60), Duration.ofSeconds(2));
        Recorded over = speak(track("r-silent", limits), 150, 500);
        assertThat(over.why()).isEqualTo(Recorded.End.SILENCE);
        assertThat(over.millis()).isEqualTo(5_000);
        assertThat(over.channels()).isEqualTo(1);
    }

    @Test
    void whoNeverSaidAnythingHasFinishedToo() throws Exception {
        Track track = track("r-nobody", new SpeechLimits(Duration.ofSeconds(60), Duration.ofSeconds(2)));
        assertThat(track.pump(at(2_100))).isNull();
        assertThat(track.pump(at(2_300)).why()).isEqualTo(Recorded.End.SILENCE);
    }

    @Test
    void whoGoesOnIsStoppedAtTheLimitToTheMillisecond() throws Exception {
        SpeechLimits limits = new SpeechLimits(Duration.ofMillis(3_210), Duration.ofSeconds(2));
        Recorded over = speak(track("r-endless", limits), 500, 0);
        assertThat(over.why()).isEqualTo(Recorded.End.LIMIT);
        assertThat(over.millis()).isEqualTo(3_210);
        try (RecordedAudio audio = ChunkReader.of(storage.open("r-endless").orElseThrow(), cellar)) {
            assertThat(Cellar.samples(audio)[0]).hasSize(3_210 * 8);
        }
    }

    @Test
    void silenceNeverEndsItWhereItMayNot() throws Exception {
        assertThat(speak(track("r-patient", new SpeechLimits(Duration.ofHours(1), Duration.ZERO)), 10, 1_000)).isNull();
    }

    @Test
    void whatComesFromElsewhereIsStoredEncryptedAndHeardAgain() throws Exception {
        try (Recorder recorder = new Recorder(storage, cellar, new Recorder.Limits(1, 1, true), recorded -> { })) {
            recorder.start();
            StoredAudio stored = recorder.store("r-uploaded-1", wav(16_000));
            assertThat(stored.isStored()).isTrue();
            assertThat(stored.millis()).isEqualTo(1_000);
            assertThat(recorder.finished(10)).as("is settled").isEmpty();
            try (RecordedAudio audio = recorder.open("r-uploaded-1").orElseThrow()) {
                short[][] samples = Cellar.samples(audio);
                assertThat(samples).hasDimensions(1, 8_000);
                assertThat(samples[0][4_000]).isBetween((short) 4_950, (short) 5_050);
            }
            StoredAudio refused = recorder.store("r-uploaded-2", "no sound".getBytes(StandardCharsets.US_ASCII));
            assertThat(refused.objection()).isEqualTo("is no WAV file");
            assertThat(recorder.open("r-uploaded-2")).isEmpty();
        }
    }

    /** One second of a constant level. */
    private static byte[] wav(int rate) {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * rate).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * rate)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1)
                .putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * rate);
        for (int i = 0; i < rate; i++) {
            wav.putShort((short) 5_000);
        }
        return wav.array();
    }
}
