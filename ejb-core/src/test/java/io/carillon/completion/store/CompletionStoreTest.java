package io.carillon.completion.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.completion.Completions.Wish;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.store.Databases.Database;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompletionStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static Wish wish(String tenant, String by, String wanted, int second) {
        return new Wish(new Aor(new Tenant(tenant), by), new Aor(new Tenant(tenant), wanted), NOON.plusSeconds(second));
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void eachExtensionHasOneWishUntilItIsForgottenOrTooOld(Database database) {
        CompletionStore store = new CompletionStore(database.source());
        store.write(wish("default", "1001", "1002", 5));
        store.write(wish("acme", "1001", "1003", 6));
        store.write(wish("default", "1002", "1003", 1));
        store.write(wish("default", "1001", "1004", 7));
        assertThat(store.since(NOON)).containsExactly(
                wish("default", "1002", "1003", 1), wish("acme", "1001", "1003", 6), wish("default", "1001", "1004", 7));
        assertThat(store.since(NOON.plusSeconds(6))).hasSize(2);
        store.delete(new Aor(new Tenant("acme"), "1001"));
        store.delete(new Aor(new Tenant("acme"), "1001"));
        store.deleteBefore(NOON.plusSeconds(7));
        assertThat(store.since(NOON)).containsExactly(wish("default", "1001", "1004", 7));
    }
}
