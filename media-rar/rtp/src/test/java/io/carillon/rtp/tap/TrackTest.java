package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Recorded;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sides on one timeline, with a clock of our own. */
class TrackTest {
    private static final long MILLI = 1_000_000;
    private static final long START = 5_000 * MILLI;
    /** Codes of mu-law that are far from silence, and what they mean. */
    private static final byte LEFT = (byte) 0x90;
    private static final byte RIGHT = 0x10;

    @TempDir
    Path directory;

    private final Cellar cellar = new Cellar();
    private FileStorage storage;
    private Track track;

    @BeforeEach
    void begin() throws Exception {
        storage = FileStorage.in(directory);
        track = track("r-track", 2);
    }

    private Track track(String id, int channels) {
        return new Track(id, new Track.Shape(8000, channels), Cellar.ABOUT, (shape, about) -> {
            FileHeader.Fresh fresh = FileHeader.begin(cellar, new SecureRandom(), shape, about);
            return new ChunkWriter(storage.create(id), fresh.header(), fresh.bytes());
        }, START);
    }

    private static long at(long millis) {
        return START + millis * MILLI;
    }

    private short[][] end(long millis) throws Exception {
        track.end(Recorded.End.STOPPED, at(millis));
        Recorded recorded = track.pump(at(millis + 50));
        assertThat(recorded.millis()).isEqualTo(millis);
        try (ChunkReader reader = ChunkReader.of(storage.open(track.id()).orElseThrow(), cellar)) {
            assertThat(reader.facts(track.id())).isEqualTo(recorded);
            return Cellar.samples(reader);
        }
    }

    /** Milliseconds from the first sample that is not silence to the one behind the last. */
    private static long[] loud(short[] samples) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < samples.length; i++) {
            if (Math.abs(samples[i]) > 100) {
                first = first < 0 ? i : first;
                last = i + 1;
            }
        }
        return new long[] {first / 8, last / 8};
    }

    @Test
    void eachSideStandsWhereItWasSaid() throws Exception {
        for (int i = 0; i < 100; i++) {
            long now = 300 + 20L * i;
            Cellar.say(track.tap(), Tap.LEFT, i, at(now + i % 7), LEFT);
            if (i >= 50) {
                Cellar.say(track.tap(), Tap.RIGHT, 1000 + i, at(now), RIGHT);
            }
            track.pump(at(now));
        }
        short[][] heard = end(3000);
        assertThat(loud(heard[0])).containsExactly(300, 2300);
        assertThat(loud(heard[1])).containsExactly(1300, 2300);
        assertThat(heard[0][8 * 1000]).isPositive();
        assertThat(heard[1][8 * 2000]).isNegative();
    }

    @Test
    void whatIsLostIsSilenceAndMovesNothing() throws Exception {
        for (int i = 0; i < 100; i++) {
            if (i < 40 || i >= 45) {
                Cellar.say(track.tap(), Tap.LEFT, i, at(20L * i), LEFT);
            }
            track.pump(at(20L * i));
        }
        short[] left = end(2000)[0];
        for (int i = 0; i < 100; i++) {
            assertThat(Math.abs(left[160 * i + 80]) > 100).as("packet %d", i).isEqualTo(i < 40 || i >= 45);
        }
    }

    @Test
    void aStreamThatBeginsAnewStandsWhereItArrived() throws Exception {
        for (int i = 0; i < 20; i++) {
            Cellar.say(track.tap(), Tap.LEFT, i, at(20L * i), LEFT);
        }
        for (int i = 0; i < 20; i++) {
            Cellar.say(track.tap(), Tap.LEFT, 90_000 + i, at(1000 + 20L * i), LEFT);
        }
        short[] left = end(2000)[0];
        assertThat(Math.abs(left[8 * 390])).isGreaterThan((short) 100);
        assertThat(left[8 * 700]).isZero();
        assertThat(loud(left)).containsExactly(0, 1400);
        assertThat(Math.abs(left[8 * 1010])).isGreaterThan((short) 100);
    }

    /** Some phones stop their clock while they are muted, and do not say so. */
    @Test
    void aClockThatStoodStillDoesNotPullTheStreamForward() throws Exception {
        for (int i = 0; i < 100; i++) {
            long now = 20L * i + (i < 50 ? 0 : 600);
            Cellar.say(track.tap(), Tap.LEFT, i, at(now), LEFT);
            track.pump(at(now));
        }
        short[] left = end(3000)[0];
        assertThat(left[8 * 1300]).isZero();
        assertThat(Math.abs(left[8 * 1610])).isGreaterThan((short) 100);
        assertThat(loud(left)).containsExactly(0, 2600);
    }

    /** The network held packets back for 300 ms: all of them are there, and a second later all is where it was. */
    @Test
    void aBurstIsWholeAndWhatFollowsIsInTime() throws Exception {
        for (int i = 0; i < 200; i++) {
            long now = i >= 50 && i < 65 ? 1300 : 20L * i;
            Cellar.say(track.tap(), Tap.LEFT, i, at(now), i == 55 || i == 199 ? RIGHT : LEFT);
            track.pump(at(now));
        }
        short[] left = end(4500)[0];
        assertThat(loud(left)).containsExactly(0, 4000);
        assertThat(negatives(left)).isEqualTo(2 * 160);
        assertThat(left[8 * 3990]).isNegative();
    }

    private static int negatives(short[] samples) {
        int found = 0;
        for (short sample : samples) {
            found += sample < -100 ? 1 : 0;
        }
        return found;
    }

    /** A sender whose clock is a thousandth slow is two seconds late after half an hour, were it not moved. */
    @Test
    void aClockThatIsWrongDoesNotDrift() throws Exception {
        int packets = 30 * 60 * 50;
        for (int i = 0; i < packets; i++) {
            long micros = 20_020L * i;
            Cellar.say(track.tap(), Tap.LEFT, i, START + micros * 1000, i < packets - 50 ? (byte) 0xff : LEFT);
            if (i % 5 == 0) {
                track.pump(START + micros * 1000);
            }
        }
        long end = 20_020L * packets / 1000;
        long[] loud = loud(end(end + 1000)[0]);
        assertThat(loud[0]).isBetween(end - 1_000 - 60, end - 1_000 + 60);
        assertThat(loud[1]).isBetween(end - 60, end + 60);
    }

    @Test
    void aPauseIsSilenceAndIsNoted() throws Exception {
        for (int i = 0; i < 150; i++) {
            if (i == 50) {
                track.pause(true, at(1000));
            }
            if (i == 100) {
                track.pause(false, at(2000));
            }
            Cellar.say(track.tap(), Tap.LEFT, i, at(20L * i), LEFT);
            Cellar.say(track.tap(), Tap.RIGHT, i, at(20L * i), RIGHT);
            track.pump(at(20L * i));
        }
        track.end(Recorded.End.STOPPED, at(3000));
        Recorded recorded = track.pump(at(3050));
        assertThat(recorded.pauses()).containsExactly(new Recorded.Pause(1000, 2000));
        try (ChunkReader reader = ChunkReader.of(storage.open("r-track").orElseThrow(), cellar)) {
            assertThat(reader.facts("r-track").pauses()).isEqualTo(recorded.pauses());
            for (short[] side : Cellar.samples(reader)) {
                for (int i = 0; i < side.length; i++) {
                    boolean paused = i >= 8000 && i < 16000;
                    assertThat(side[i] == 0).as("sample %d", i).isEqualTo(paused);
                }
            }
        }
    }

    @Test
    void aMixHasBothSides() throws Exception {
        track = track("r-mixed", 1);
        for (int i = 0; i < 50; i++) {
            Cellar.say(track.tap(), Tap.LEFT, i, at(20L * i), LEFT);
            if (i >= 25) {
                Cellar.say(track.tap(), Tap.RIGHT, i, at(20L * i), LEFT);
            }
        }
        short[] mixed = end(1000)[0];
        assertThat(mixed[8 * 750]).isEqualTo((short) (2 * mixed[8 * 250]));
    }

    @Test
    void whatFindsNoRoomIsCountedAndTheRestIsThere() throws Exception {
        for (int i = 0; i < 2000; i++) {
            Cellar.say(track.tap(), Tap.LEFT, i, at(20L * i), LEFT);
        }
        track.end(Recorded.End.STOPPED, at(1000));
        Recorded recorded = track.pump(at(1050));
        assertThat(recorded.lost()).isBetween(1200L, 1999L);
    }
}
