package io.carillon.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LaneWatchTest {
    private final AtomicLong clock = new AtomicLong();
    private final LaneWatch watch = new LaneWatch(clock::get);

    @Test
    void emptyLanesMoveHoweverLongNothingHappens() {
        assertThat(watch.moves(0, 5)).isTrue();
        pass(3600);
        assertThat(watch.moves(0, 5)).isTrue();
        assertThat(watch.moves(1, 5)).isTrue();
    }

    @Test
    void aQueueThatIsServedMoves() {
        assertThat(watch.moves(100, 5)).isTrue();
        pass(60);
        assertThat(watch.moves(100, 6)).isTrue();
    }

    @Test
    void aQueueThatStandsStillIsNoticedAfterHalfAMinute() {
        watch.moves(100, 5);
        pass(29);
        assertThat(watch.moves(100, 5)).isTrue();
        pass(2);
        assertThat(watch.moves(100, 5)).isFalse();
    }

    @Test
    void itRecovers() {
        watch.moves(100, 5);
        pass(40);
        assertThat(watch.moves(100, 5)).isFalse();
        assertThat(watch.moves(100, 6)).isTrue();
    }

    private void pass(long seconds) {
        clock.addAndGet(seconds * 1_000_000_000L);
    }
}
