package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Recordings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings on their way from the disk to elsewhere, and what may happen to them there. */
class DepotStorageTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String ONE = "r-one-0001";
    private static final String TWO = "r-two-0002";

    @TempDir
    Path directory;

    private final Cellar cellar = new Cellar();
    private final Shed shed = new Shed();
    private FileStorage near;
    private DepotStorage storage;
    private long now = 5 * SECOND;

    /** A depot that can be out of reach. */
    private static final class Shed implements Depot {
        final Map<String, byte[]> objects = new ConcurrentHashMap<>();
        Runnable meanwhile = () -> { };
        String refused = "";
        boolean away;
        int puts;

        private void reach() throws IOException {
            if (away) {
                throw new IOException("nobody answers there");
            }
        }

        @Override
        public String where() {
            return "the shed";
        }

        @Override
        public void look() throws IOException {
            reach();
        }

        @Override
        public void put(String name, Path file) throws IOException {
            puts++;
            reach();
            if (name.equals(refused)) {
                throw new IOException("not this one");
            }
            objects.put(name, Files.readAllBytes(file));
            meanwhile.run();
        }

        @Override
        public Optional<Storage.Source> open(String name) throws IOException {
            reach();
            return Optional.ofNullable(objects.get(name)).map(Held::new);
        }

        @Override
        public boolean delete(String name) throws IOException {
            reach();
            return objects.remove(name) != null;
        }
    }

    /** An object, opened. */
    private record Held(byte[] bytes) implements Storage.Source {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(ByteBuffer into, long at) {
            into.put(bytes, (int) at, (int) Math.min(into.remaining(), bytes.length - at));
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() throws IOException {
        near = FileStorage.in(directory);
        storage = new DepotStorage(near, shed, cellar);
    }

    private void written(String name, Map<String, String> notes) throws Exception {
        FileAbout about = new FileAbout(new CallId("c-1"), Instant.parse("2026-11-21T10:00:00Z"), notes);
        FileHeader.Fresh fresh = FileHeader.begin(cellar, new SecureRandom(), new Track.Shape(8000, 2), about);
        ChunkWriter out = new ChunkWriter(storage.create(name), fresh.header(), fresh.bytes());
        for (int i = 0; i < 9_000; i++) {
            out.frame((short) i, (short) -i, false, 0);
        }
        out.end(0, Recorded.End.STOPPED);
    }

    private void settled(String name) throws Exception {
        written(name, Map.of("caller", "101"));
        storage.settle(name);
    }

    private byte[] heard(String name) throws IOException {
        try (ChunkReader reader = ChunkReader.of(storage.open(name).orElseThrow(), cellar)) {
            return Cellar.bytes(reader);
        }
    }

    /** The next look, so long after the one before. */
    private long looked(long seconds) {
        now += seconds * SECOND;
        return storage.carrier().round(now);
    }

    @Test
    void whatIsWrittenDownGoesAwayAndIsHeardFromThere() throws Exception {
        settled(ONE);
        byte[] before = heard(ONE);
        assertThat(looked(0)).as("nothing is left to do").isEqualTo(60 * SECOND);
        assertThat(shed.objects).containsOnlyKeys(ONE);
        assertThat(near.open(ONE)).isEmpty();
        assertThat(directory.resolve("kept")).as("nor an empty directory").isEmptyDirectory();
        assertThat(heard(ONE)).isEqualTo(before);
        assertThat(storage.moves()).isEqualTo(new Moves(1, 0, 0, false));
    }

    @Test
    void whatNobodyHasWrittenDownStays() throws Exception {
        written(ONE, Map.of());
        looked(0);
        assertThat(shed.objects).isEmpty();
        assertThat(storage.unsettled()).containsExactly(ONE);
        shed.away = true;
        assertThat(storage.delete(ONE)).as("and goes although nobody answers in the depot").isTrue();
        assertThat(storage.unsettled()).isEmpty();
    }

    @Test
    void aGreetingStaysWhereCallersHearItAtOnce() throws Exception {
        written(ONE, Map.of(Recordings.NEAR, "true"));
        storage.settle(ONE);
        settled(TWO);
        looked(0);
        assertThat(shed.objects).containsOnlyKeys(TWO);
        assertThat(near.isKept(ONE)).isTrue();
        assertThat(storage.moves().waiting()).isZero();
        looked(60);
        shed.away = true;
        assertThat(storage.delete(ONE)).isTrue();
        assertThat(near.isKept(ONE)).isFalse();
    }

    @Test
    void anAbsentDepotIsAskedLessAndLessAndNothingIsLost() throws Exception {
        settled(ONE);
        shed.away = true;
        long[] pauses = {1, 2, 4, 8, 16, 32, 60, 60};
        long next = 0;
        for (long pause : pauses) {
            next = looked(next) / SECOND;
            assertThat(next).isEqualTo(pause);
            assertThat(looked(0)).as("nobody is asked before that").isEqualTo(next * SECOND);
        }
        assertThat(shed.puts).isEqualTo(pauses.length);
        assertThat(heard(ONE)).isNotEmpty();
        assertThat(storage.moves()).isEqualTo(new Moves(0, pauses.length, 1, true));
        settled(TWO);
        shed.away = false;
        looked(next);
        looked(1);
        assertThat(shed.objects).containsOnlyKeys(ONE, TWO);
        assertThat(storage.moves()).isEqualTo(new Moves(2, pauses.length, 0, false));
    }

    @Test
    void oneThatCannotGoDoesNotHoldUpTheOthers() throws Exception {
        settled(ONE);
        settled(TWO);
        settled("r-three-003");
        shed.refused = ONE;
        for (int i = 0; i < 10; i++) {
            looked(1);
        }
        assertThat(shed.objects).containsOnlyKeys(TWO, "r-three-003");
        assertThat(heard(ONE)).isNotEmpty();
        shed.refused = "";
        looked(60);
        assertThat(shed.objects).containsOnlyKeys(ONE, TWO, "r-three-003");
    }

    /** The process dies when the depot has it and the disk has it still. */
    @Test
    void aKillBetweenTheTwoDoublesNothing() throws Exception {
        settled(ONE);
        shed.meanwhile = () -> {
            throw new IllegalStateException("killed");
        };
        looked(0);
        assertThat(near.isKept(ONE)).isTrue();
        assertThat(shed.objects).containsOnlyKeys(ONE);
        shed.meanwhile = () -> { };
        storage = new DepotStorage(FileStorage.in(directory), shed, cellar);
        byte[] before = heard(ONE);
        looked(0);
        assertThat(near.isKept(ONE)).isFalse();
        assertThat(shed.objects).containsOnlyKeys(ONE);
        assertThat(heard(ONE)).isEqualTo(before);
    }

    @Test
    void whatIsDestroyedIsDestroyedEverywhere() throws Exception {
        settled(ONE);
        settled(TWO);
        shed.objects.put(ONE, new byte[1]);
        assertThat(storage.delete(ONE)).as("in both places").isTrue();
        looked(0);
        assertThat(shed.objects).containsOnlyKeys(TWO);
        shed.away = true;
        assertThatThrownBy(() -> storage.delete(TWO)).as("not known to be destroyed").isInstanceOf(IOException.class);
        shed.away = false;
        assertThat(storage.delete(TWO)).isTrue();
        assertThat(storage.delete(TWO)).as("there was none").isFalse();
        assertThat(shed.objects).isEmpty();
        assertThat(storage.open(TWO)).isEmpty();
        assertThat(storage.open("../secrets")).isEmpty();
        assertThat(storage.delete("../secrets")).isFalse();
    }

    @Test
    void whatIsOnItsWayIsNotDestroyedHalf() throws Exception {
        settled(ONE);
        shed.meanwhile = () -> assertThatThrownBy(() -> storage.delete(ONE))
                .isInstanceOf(IOException.class).hasMessageContaining("the shed");
        looked(0);
        assertThat(shed.objects).containsOnlyKeys(ONE);
        assertThat(storage.delete(ONE)).isTrue();
        assertThat(shed.objects).isEmpty();
    }

    @Test
    void whoWaitsOnTheTelephoneDoesNotWaitForADeadDepotAgain() throws Exception {
        settled(ONE);
        looked(0);
        shed.away = true;
        assertThatThrownBy(() -> storage.open(ONE)).hasMessage("nobody answers there");
        assertThatThrownBy(() -> storage.open(ONE)).hasMessage("the shed could not be reached a moment ago");
    }

    @Test
    void theThreadBringsAwayWhatAnEarlierProcessLeftAndWhatComes() throws Exception {
        settled(ONE);
        storage.start();
        try {
            org.awaitility.Awaitility.await().until(() -> shed.objects.containsKey(ONE));
            settled(TWO);
            org.awaitility.Awaitility.await().until(() -> shed.objects.containsKey(TWO));
        } finally {
            storage.close();
        }
    }
}
