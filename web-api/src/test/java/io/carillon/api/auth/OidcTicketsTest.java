package io.carillon.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.oidc.NotProven;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcTicketsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path directory;

    private SigningKey key;
    private OidcTickets tickets;

    @BeforeEach
    void at() {
        key = SigningKey.in(directory);
        tickets = new OidcTickets(key, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aTicketOpensItsOwnSignInOnly() {
        OidcTickets.Journey journey = tickets.fresh();
        String ticket = tickets.seal(journey);
        assertThat(tickets.open(ticket, journey.state())).isEqualTo(journey);
        assertThatThrownBy(() -> tickets.open(ticket, tickets.fresh().state())).isInstanceOf(NotProven.class);
        assertThat(journey.verifier()).as("RFC 7636 section 4.1").matches("[A-Za-z0-9_-]{43,128}");
    }

    @Test
    void aTicketIsOverAfterTenMinutes() {
        OidcTickets.Journey journey = tickets.fresh();
        String ticket = tickets.seal(journey);
        OidcTickets later =
                new OidcTickets(key, Clock.fixed(NOW.plus(OidcTickets.LIFETIME).plus(Duration.ofSeconds(1)), ZoneOffset.UTC));
        assertThatThrownBy(() -> later.open(ticket, journey.state())).isInstanceOf(NotProven.class);
    }

    @Test
    void neitherATokenOfTheApiNorATicketOfAnotherServerIsATicket() {
        OidcTickets.Journey journey = tickets.fresh();
        Account ann = new Account("ann", Tenant.DEFAULT, Set.of("user"), true, 1);
        String token = new Tokens(key, Clock.fixed(NOW, ZoneOffset.UTC)).issue(ann).token();
        assertThatThrownBy(() -> tickets.open(token, journey.state())).isInstanceOf(NotProven.class);
        String foreign = new OidcTickets(SigningKey.in(directory.resolve("other")), Clock.fixed(NOW, ZoneOffset.UTC))
                .seal(journey);
        assertThatThrownBy(() -> tickets.open(foreign, journey.state())).isInstanceOf(NotProven.class);
    }
}
