package io.carillon.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.sip.SipConfig;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SourceGuardTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5 * SECOND); // nanoTime may overflow
    private final SourceGuard guard = new SourceGuard(SipConfig.read(Map.of(
            SipConfig.REQUEST_RATE, "10", SipConfig.AUTH_FAILURES, "20", SipConfig.AUTH_BAN, "60")::get), clock::get);

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
        for (int i = 0; i < 19; i++) {
            guard.failed("192.0.2.1");
        }
        assertThat(guard.isBanned("192.0.2.1")).isFalse();
        guard.failed("192.0.2.1");
        assertThat(guard.isBanned("192.0.2.1")).isTrue();
        assertThat(guard.isBanned("192.0.2.2")).isFalse();
        clock.addAndGet(61 * SECOND);
        assertThat(guard.isBanned("192.0.2.1")).isFalse();
    }

    @Test
    void aSlowTypistIsNotBanned() {
        for (int i = 0; i < 100; i++) {
            guard.failed("192.0.2.1");
            clock.addAndGet(4 * SECOND);
        }
        assertThat(guard.isBanned("192.0.2.1")).isFalse();
    }

    @Test
    void quietSourcesAreForgotten() {
        guard.admits("192.0.2.1", false);
        guard.failed("192.0.2.2");
        assertThat(guard.size()).isEqualTo(2);
        clock.addAndGet(61 * SECOND);
        guard.sweep();
        assertThat(guard.size()).isZero();
    }
}
