package io.carillon.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Tenant;
import io.carillon.directory.Account.Origin;
import io.carillon.directory.store.AccountStore;
import io.carillon.directory.store.Check;
import io.carillon.store.DurableCommits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** People for whom somebody else vouches, and the accounts that they have here. */
class AccountsTest {
    private static final Tenant ACME = new Tenant("acme");

    private final Map<String, AccountStore.Stored> book = new HashMap<>();
    private final CustomerBook customers = new CustomerBook();
    private final Accounts accounts = new Accounts(new Book(), new FailedLogins(), new Commits(), customers);

    private static Account person(String name, Origin origin, String... roles) {
        return new Account(name, ACME, Set.of(roles), true, 0, null, origin);
    }

    private void most(int users) {
        customers.replace(List.of(new Customer(
                ACME, "Acme", true, List.of(), "acme", new CustomerLimits(0, users, 0), Instant.EPOCH, 1)));
    }

    @Test
    void theFirstTimeMakesAnAccountAndLaterItsRolesFollow() {
        Account first = accounts.arrive(person("ann", Origin.OIDC, "user"), "subject 1");
        assertThat(accounts.arrive(person("ann", Origin.OIDC, "user"), "subject 1").version()).isEqualTo(first.version());
        Account second = accounts.arrive(person("ann", Origin.OIDC, "auditor"), "subject 1");
        assertThat(second.roles()).containsExactly("auditor");
        assertThat(second.version()).as("tokens of before are void").isGreaterThan(first.version());
    }

    @Test
    void aNameAloneOpensNothing() {
        accounts.arrive(person("ann", Origin.OIDC, "user"), "subject 1");
        book.put("root", new AccountStore.Stored(person("root", Origin.LOCAL, "admin"), "hash"));
        for (Account other : List.of(person("ann", Origin.DIRECTORY, "user"), person("root", Origin.OIDC, "admin"),
                new Account("ann", Tenant.DEFAULT, Set.of("user"), true, 0, null, Origin.OIDC))) {
            assertThatThrownBy(() -> accounts.arrive(other, "subject 1")).isInstanceOf(Conflict.class);
        }
        assertThatThrownBy(() -> accounts.arrive(person("ann", Origin.OIDC, "user"), "subject 2"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void whoComesForTheFirstTimeNeedsRoomAndWhoIsHereDoesNot() {
        most(1);
        accounts.arrive(person("ann", Origin.DIRECTORY, "user"), "-");
        assertThatThrownBy(() -> accounts.arrive(person("bob", Origin.DIRECTORY, "user"), "-"))
                .isInstanceOf(Conflict.class).hasMessageContaining("1 accounts");
        assertThat(accounts.arrive(person("ann", Origin.DIRECTORY, "user"), "-").username()).isEqualTo("ann");
    }

    @Test
    void aPasswordIsNotGivenToSomebodyWhoHasItElsewhere() {
        Account ann = accounts.arrive(person("ann", Origin.DIRECTORY, "user"), "-");
        ChangedAccount asked = new ChangedAccount("a password of our own".toCharArray(), Set.of("user"), true, null);
        assertThatThrownBy(() -> accounts.update(ACME, "ann", asked, ann.version(), "root")).isInstanceOf(Invalid.class);
    }

    @Test
    void whatIsKeptInPlaceOfAHashOpensNothing() {
        accounts.arrive(person("ann", Origin.DIRECTORY, "user"), "-");
        assertThat(accounts.authenticate("ann", "-".toCharArray())).isEmpty();
    }

    private final class Book extends AccountStore {
        @Override
        public Optional<Stored> stored(String username) {
            return Optional.ofNullable(book.get(username));
        }

        @Override
        public long count(Tenant tenant) {
            return book.size();
        }

        @Override
        public Account insert(Account asked, String passwordHash, String who) {
            return kept(asked, 1, passwordHash);
        }

        @Override
        public Account update(Account asked, String passwordHash, Check check) {
            return kept(asked, check.expectedVersion() + 1, book.get(asked.username()).passwordHash());
        }

        private Account kept(Account asked, long version, String hash) {
            Account now = new Account(
                    asked.username(), asked.tenant(), asked.roles(), asked.enabled(), version, null, asked.origin());
            book.put(now.username(), new Stored(now, hash));
            return now;
        }
    }

    private static final class Commits extends DurableCommits {
        @Override
        public void ensure() {
            // In memory everything is as durable as it gets.
        }
    }
}
