package io.carillon.sip.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NonceMintTest {
    private static final String HERE = "192.0.2.1";

    private final AtomicLong clock = new AtomicLong(1_800_000_000_000L);
    private final NonceMint mint = new NonceMint("carillon", Duration.ofSeconds(300), clock::get);

    @Test
    void aNonceIsGoodUntilItsLifetimeEnds() {
        String nonce = mint.mint(HERE);
        assertThat(mint.worth(nonce, HERE)).isEqualTo(NonceMint.Worth.GOOD);
        clock.addAndGet(300_001);
        assertThat(mint.worth(nonce, HERE)).isEqualTo(NonceMint.Worth.STALE);
    }

    @Test
    void countsOnlyGoUp() {
        String nonce = mint.mint(HERE);
        assertThat(mint.use(nonce, 1)).isTrue();
        assertThat(mint.use(nonce, 1)).isFalse();
        assertThat(mint.use(nonce, 5)).isTrue();
        assertThat(mint.use(nonce, 3)).isFalse();
        assertThat(mint.use(nonce, 0)).isFalse();
        assertThat(mint.use(mint.mint(HERE), 1)).isTrue();
    }

    @Test
    void anAlteredNonceIsForeign() {
        String nonce = mint.mint(HERE);
        for (int i = 20; i < nonce.length() - 1; i++) {
            char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(mint.worth(nonce.substring(0, i) + other + nonce.substring(i + 1), HERE))
                    .isNotEqualTo(NonceMint.Worth.GOOD);
        }
        assertThat(mint.worth("", HERE)).isEqualTo(NonceMint.Worth.FOREIGN);
        assertThat(mint.worth("x".repeat(43), HERE)).isEqualTo(NonceMint.Worth.FOREIGN);
        assertThat(mint.worth("\"".repeat(43), HERE)).isEqualTo(NonceMint.Worth.FOREIGN);
    }

    @Test
    void aNonceOfAnotherRealmOrProcessIsNotOurs() {
        NonceMint other = new NonceMint("carillon", Duration.ofSeconds(300), clock::get);
        assertThat(mint.worth(other.mint(HERE), HERE)).isEqualTo(NonceMint.Worth.FORMER);
        clock.addAndGet(Duration.ofDays(2).toMillis());
        String old = other.mint(HERE);
        clock.addAndGet(Duration.ofDays(1).toMillis());
        assertThat(mint.worth(old, HERE)).isEqualTo(NonceMint.Worth.FOREIGN);
        clock.addAndGet(-Duration.ofDays(1).toMillis() - 1);
        assertThat(mint.worth(old, HERE)).as("made in the future").isEqualTo(NonceMint.Worth.FOREIGN);
    }

    @Test
    void aNonceIsGoodWhereItWasSentOnly() {
        String nonce = mint.mint(HERE);
        assertThat(mint.worth(nonce, HERE)).isEqualTo(NonceMint.Worth.GOOD);
        assertThat(mint.worth(nonce, "192.0.2.2")).isEqualTo(NonceMint.Worth.FORMER);
    }

    @Test
    void anOldNonceWhoseSlotWasTakenIsStale() {
        String old = mint.mint(HERE);
        for (int i = 0; i < 1 << 20; i++) {
            mint.mint(HERE);
        }
        assertThat(mint.worth(old, HERE)).isEqualTo(NonceMint.Worth.STALE);
        assertThat(mint.use(old, 1)).isFalse();
    }
}
