package io.carillon.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Credentials that stay, and passes that end. */
class CredentialTableTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private Instant now = NOW;
    private final CredentialTable table = new CredentialTable(() -> now);

    private static Aor aor(String number) {
        return new Aor(Tenant.DEFAULT, number);
    }

    private static Credential device(String number) {
        return new Credential(aor(number), number, "carillon", "a".repeat(32), "b".repeat(64));
    }

    private static Credential pass(String number, String username, Instant end) {
        return new Credential(aor(number), username, "carillon", "c".repeat(32), "d".repeat(64)).until(end);
    }

    private boolean knows(String username) {
        return table.find(username, "carillon").isPresent();
    }

    @Test
    void aPassStandsBesideTheCredentialOfTheExtensionAndEnds() {
        table.put(device("1001"));
        table.put(pass("1001", "1001-x", NOW.plus(HOUR)));
        assertThat(knows("1001")).isTrue();
        assertThat(table.find("1001-x", "carillon")).map(Credential::aor).contains(aor("1001"));
        now = NOW.plus(HOUR);
        assertThat(knows("1001-x")).isFalse();
        assertThat(knows("1001")).isTrue();
    }

    @Test
    void aNewListOfExtensionsLeavesPassesOfThoseThatStay() {
        table.put(device("1001"));
        table.put(pass("1001", "1001-x", NOW.plus(HOUR)));
        table.put(pass("1002", "1002-x", NOW.plus(HOUR)));
        table.replaceAll(List.of(device("1001"), device("1003")));
        assertThat(knows("1001-x")).isTrue();
        assertThat(knows("1002-x")).as("the extension is gone").isFalse();
    }

    @Test
    void aPassEndsWithItsExtension() {
        table.put(device("1001"));
        table.put(pass("1001", "1001-x", NOW.plus(HOUR)));
        table.remove(aor("1001"));
        assertThat(knows("1001-x")).isFalse();
    }

    @Test
    void onePassTooManyTakesThePlaceOfTheOneThatEndsFirst() {
        for (int i = 0; i <= CredentialTable.MOST_PASSES; i++) {
            table.put(pass("1001", "1001-" + i, NOW.plus(HOUR).plusSeconds(i)));
        }
        table.put(pass("1002", "1002-0", NOW.plusSeconds(1)));
        assertThat(knows("1001-0")).isFalse();
        assertThat(knows("1001-1")).isTrue();
        assertThat(knows("1001-" + CredentialTable.MOST_PASSES)).isTrue();
        assertThat(knows("1002-0")).as("of another extension").isTrue();
    }
}
