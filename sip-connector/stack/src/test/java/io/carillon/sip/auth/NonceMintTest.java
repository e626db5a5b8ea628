package io.carillon.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NonceMintTest {
    private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
    private final NonceMint mint = new NonceMint("carillon", Duration.ofSeconds(300), clock::get);

    @Test
    void aNonceIsGoodUntilItsLifetimeEnds() {
        String nonce = mint.mint();
        assertThat(mint.worth(nonce)).isEqualTo(NonceMint.Worth.GOOD);
        clock.addAndGet(300_001);
        assertThat(mint.worth(nonce)).isEqualTo(NonceMint.Worth.STALE);
    }

    @Test
    void countsOnlyGoUp() {
        String nonce = mint.mint();
        assertThat(mint.use(nonce, 1)).isTrue();
        assertThat(mint.use(nonce, 1)).isFalse();
        assertThat(mint.use(nonce, 5)).isTrue();
        assertThat(mint.use(nonce, 3)).isFalse();
        assertThat(mint.use(nonce, 0)).isFalse();
        assertThat(mint.use(mint.mint(), 1)).isTrue();
    }

    @Test
    void anAlteredNonceIsForeign() {
        String nonce = mint.mint();
        for (int i = 20; i < nonce.length() - 1; i++) {
            char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(mint.worth(nonce.substring(0, i) + other + nonce.substring(i + 1)))
                    .isNotEqualTo(NonceMint.Worth.GOOD);
        }
        assertThat(mint.worth("")).isEqualTo(NonceMint.Worth.FOREIGN);
        assertThat(mint.worth("x".repeat(43))).isEqualTo(NonceMint.Worth.FOREIGN);
        assertThat(mint.worth("\"".repeat(43))).isEqualTo(NonceMint.Worth.FOREIGN);
    }

    @Test
    void aNonceOfAnotherRealmOrProcessIsNotOurs() {
        NonceMint other = new NonceMint("carillon", Duration.ofSeconds(300), clock::get);
        assertThat(mint.worth(other.mint())).isEqualTo(NonceMint.Worth.FOREIGN);
        clock.addAndGet(1000);
        NonceMint restarted = new NonceMint("carillon", Duration.ofSeconds(300), clock::get);
        clock.addAndGet(-500);
        assertThat(restarted.worth(mint.mint())).isEqualTo(NonceMint.Worth.FORMER);
    }

    @Test
    void anOldNonceWhoseSlotWasTakenIsStale() {
        String old = mint.mint();
        for (int i = 0; i < 1 << 20; i++) {
            mint.mint();
        }
        assertThat(mint.worth(old)).isEqualTo(NonceMint.Worth.STALE);
        assertThat(mint.use(old, 1)).isFalse();
    }
}
