package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who brings recordings away, on a disk and a way that fail as disks and ways do. */
class CarrierTest implements Carrier.Shelf, Carrier.Way {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> kept = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Carrier carrier = new Carrier(this, this, "the shed");
    private RuntimeException breaksOff;
    private IOException trouble;
    private long now = 5 * SECOND;

    @Override
    public void kept(Consumer<String> each) {
        kept.forEach(each);
        if (breaksOff != null) {
            throw breaksOff;
        }
    }

    @Override
    public Carrier.Carried carry(String name) throws IOException {
        asked.add(name);
        if (trouble != null) {
            throw trouble;
        }
        kept.remove(name);
        return Carrier.Carried.AWAY;
    }

    @Override
    public void look() throws IOException {
        asked.add("look");
        if (trouble != null) {
            throw trouble;
        }
    }

    /** The next look, so many seconds after the one before; the seconds until the next. */
    private long looked(long seconds) {
        now += seconds * SECOND;
        return carrier.round(now) / SECOND;
    }

    @Test
    void aDirectoryThatBreaksOffIsReadAgainLater() {
        kept.add("r-one-0001");
        breaksOff = new DirectoryIteratorException(new IOException("input/output error"));
        assertThat(looked(0)).isEqualTo(1);
        assertThat(looked(1)).isEqualTo(2);
        assertThat(asked).as("nothing is brought away on half a list").isEmpty();
        assertThat(carrier.moves()).isEqualTo(new Moves(0, 2, 0, false));
        breaksOff = null;
        assertThat(looked(2)).isEqualTo(60);
        assertThat(asked).containsExactly("r-one-0001");
        assertThat(carrier.moves()).isEqualTo(new Moves(1, 2, 0, false));
    }

    @Test
    void aWrongSettingIsToldBeforeTheFirstRecordingAndThatItIsMendedToo() {
        trouble = new IOException("GET was answered with 403 SignatureDoesNotMatch");
        assertThat(looked(0)).isEqualTo(1);
        assertThat(looked(1)).isEqualTo(2);
        assertThat(carrier.moves().away()).isFalse();
        assertThat(looked(2)).isEqualTo(4);
        assertThat(carrier.moves()).isEqualTo(new Moves(0, 3, 0, true));
        trouble = null;
        assertThat(looked(3)).as("not before its time").isEqualTo(1);
        assertThat(looked(1)).isEqualTo(60);
        assertThat(carrier.moves()).isEqualTo(new Moves(0, 3, 0, false));
        assertThat(asked).containsExactly("look", "look", "look", "look");
    }

    @Test
    void thatItIsBackIsFoundOutThoughNothingWaitsAnyMore() {
        assertThat(looked(0)).isEqualTo(60);
        kept.add("r-one-0001");
        trouble = new IOException("nobody answers there");
        for (long pause : new long[] {1, 2, 4}) {
            assertThat(looked(pause / 2)).isEqualTo(pause);
        }
        assertThat(carrier.moves().away()).isTrue();
        kept.clear();
        trouble = null;
        assertThat(looked(4)).isEqualTo(60);
        assertThat(carrier.moves()).isEqualTo(new Moves(0, 3, 0, false));
    }

    @Test
    void aDepotThatHasAnsweredIsNotAskedForNothing() {
        assertThat(looked(0)).isEqualTo(60);
        assertThat(looked(60)).isEqualTo(60);
        assertThat(asked).containsExactly("look");
    }

    @Test
    void oneThatWasDestroyedMeanwhileIsForgotten() {
        kept.add("r-one-0001");
        trouble = new IOException("not this one");
        assertThat(looked(0)).isEqualTo(1);
        trouble = new NoSuchFileException("r-one-0001");
        assertThat(looked(1)).as("nothing is left that would be tried again in a second").isEqualTo(60);
        assertThat(carrier.moves().waiting()).isZero();
    }

    @Test
    void whatIsGivenUpBecauseOfTheStopIsNoFailure() {
        kept.add("r-one-0001");
        carrier.stop(0);
        assertThat(carrier.round(now)).isPositive();
        assertThat(carrier.moves().failures()).isZero();
        assertThat(asked).isEmpty();
    }
}
