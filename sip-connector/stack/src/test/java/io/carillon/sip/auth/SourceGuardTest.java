package io.carillon.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.sip.SipConfig;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SourceGuardTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5 * SECOND); // nanoTime may overflow
    private final AtomicLong wall = new AtomicLong(1_800_000_000_000L);
    private final SipConfig config = SipConfig.read(Map.of(
            SipConfig.REQUEST_RATE, "10", SipConfig.AUTH_FAILURES, "20", SipConfig.AUTH_BAN, "60")::get);
    private final SourceGuard guard =
            new SourceGuard(config, new BanList(config.bans(), wall::get, host -> false), clock::get);

    @Test
    void aStrangerHasABucketAndOthersAreNotAffected() {
        int admitted = 0;
        for (int i = 0; i < 100; i++) {
            admitted += guard.admits("192.0.2.1", false) ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(30);
        assertThat(guard.admits("192.0.2.2", false)).isTrue();
        clock.addAndGet(SECOND);
        for (int i = 0; i < 10; i++) {
            assertThat(guard.admits("192.0.2.1", false)).isTrue();
        }
        assertThat(guard.admits("192.0.2.1", false)).isFalse();
    }

    @Test
    void aCrowdThatAsksDoesNotKeepOutTheOneWhoProves() {
        for (int i = 0; i < 100; i++) {
            guard.admits("192.0.2.1", false);
        }
        assertThat(guard.admits("192.0.2.1", true)).isTrue();
    }

    @Test
    void whoProvedHimselfIsNotLimited() {
        guard.proven("192.0.2.1");
        for (int i = 0; i < 1000; i++) {
            assertThat(guard.admits("192.0.2.1", false)).isTrue();
        }
    }

    @Test
    void guessingBansTheSourceForATime() {
        fail("192.0.2.1", 19);
        assertThat(guard.isBanned("192.0.2.1")).isFalse();
        fail("192.0.2.1", 1);
        assertThat(guard.isBanned("192.0.2.1")).isTrue();
        assertThat(guard.isBanned("192.0.2.2")).isFalse();
        wall.addAndGet(61_000);
        assertThat(guard.isBanned("192.0.2.1")).isFalse();
    }

    @Test
    void whereATelephoneLivesTheAccountIsLockedAndNotTheHouse() {
        guard.bans().registered("192.0.2.1", Duration.ofHours(1));
        fail("192.0.2.1", 19);
        assertThat(guard.isLocked("192.0.2.1", "1001")).isFalse();
        fail("192.0.2.1", 1);
        assertThat(guard.isBanned("192.0.2.1")).isFalse();
        assertThat(guard.isLocked("192.0.2.1", "1001")).isTrue();
        assertThat(guard.isLocked("192.0.2.1", "1002")).as("its neighbour").isFalse();
        assertThat(guard.isLocked("192.0.2.2", "1001")).as("its owner elsewhere").isFalse();
        clock.addAndGet(61 * SECOND);
        assertThat(guard.isLocked("192.0.2.1", "1001")).isFalse();
        fail("192.0.2.1", 1);
        assertThat(guard.isLocked("192.0.2.1", "1001")).as("begins anew").isFalse();
    }

    @Test
    void aSlowTypistIsNotLocked() {
        guard.bans().registered("192.0.2.1", Duration.ofHours(1));
        for (int i = 0; i < 100; i++) {
            fail("192.0.2.1", 1);
            clock.addAndGet(4 * SECOND);
        }
        assertThat(guard.isLocked("192.0.2.1", "1001")).isFalse();
    }

    private void fail(String source, int times) {
        for (int i = 0; i < times; i++) {
            guard.failed(source, source, "1001");
        }
    }

    @Test
    void quietSourcesAreForgotten() {
        guard.admits("192.0.2.1", false);
        guard.admits("192.0.2.2", true);
        assertThat(guard.size()).isEqualTo(2);
        clock.addAndGet(61 * SECOND);
        guard.sweep();
        assertThat(guard.size()).isZero();
    }
}
