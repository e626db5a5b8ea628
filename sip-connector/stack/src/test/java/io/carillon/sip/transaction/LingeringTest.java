package io.carillon.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LingeringTest {
    private static final int STAY_MILLIS = 20;

    private final TransactionClock clock = new TransactionClock(Duration.ofMillis(2));
    private final Lingering lingering = new Lingering(clock, STAY_MILLIS);
    private final List<String> gone = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        clock.close();
    }

    @Test
    void eachLeavesInItsTurnAndNotBeforeItsTime() {
        long from = System.nanoTime();
        List.of("a", "b", "c").forEach(name -> lingering.add(guest(name)));
        await().until(() -> gone.size() == 3);
        assertThat(gone).containsExactly("a", "b", "c");
        assertThat(System.nanoTime() - from).isGreaterThanOrEqualTo(Duration.ofMillis(STAY_MILLIS).toNanos());
    }

    @Test
    void whoComesAfterAllHaveLeftLeavesToo() {
        lingering.add(guest("first"));
        await().until(() -> gone.size() == 1 && clock.pending() == 0);
        lingering.add(guest("second"));
        await().until(() -> gone.contains("second"));
    }

    @Test
    void oneThatFailsToLeaveKeepsNobodyElse() {
        lingering.add(new Lingering.Guest() {
            @Override
            void end() {
                throw new IllegalStateException("planted");
            }
        });
        lingering.add(guest("next"));
        await().until(() -> gone.contains("next"));
    }

    private Lingering.Guest guest(String name) {
        return new Lingering.Guest() {
            @Override
            void end() {
                gone.add(name);
            }
        };
    }
}
