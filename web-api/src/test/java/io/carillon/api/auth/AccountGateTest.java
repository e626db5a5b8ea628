package io.carillon.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.http.Caller;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.CustomerBook;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccountGateTest {
    private static final Caller ALICE = new Caller("alice", Tenant.DEFAULT);

    private final AtomicLong clock = new AtomicLong();
    private final Book book = new Book();
    private final AccountGate gate = new AccountGate(book, null, null, new CustomerBook(), clock::get);

    @Test
    void aBurstOfRequestsCostsOneRead() {
        for (int i = 0; i < 1000; i++) {
            assertThat(gate.isCurrent(ALICE, 1)).isTrue();
        }
        assertThat(book.reads).isEqualTo(1);
    }

    @Test
    void aChangeElsewhereCountsAfterFiveSeconds() {
        gate.isCurrent(ALICE, 1);
        book.alice = account(2, true);
        clock.addAndGet(5_100_000_000L);
        assertThat(gate.isCurrent(ALICE, 1)).isFalse();
        assertThat(gate.isCurrent(ALICE, 2)).isTrue();
    }

    @Test
    void aTokenIssuedElsewhereAfterAChangeIsGoodAtOnce() {
        gate.isCurrent(ALICE, 1);
        book.alice = account(2, true);
        assertThat(gate.isCurrent(ALICE, 2)).isTrue();
        assertThat(gate.isCurrent(ALICE, 1)).isFalse();
        assertThat(book.reads).isEqualTo(2);
    }

    @Test
    void aChangeHereCountsAtOnce() {
        gate.isCurrent(ALICE, 1);
        book.alice = account(2, true);
        gate.forget(ALICE);
        assertThat(gate.isCurrent(ALICE, 1)).isFalse();
    }

    @Test
    void disabledAndDeletedAccountsHaveNoGoodTokens() {
        book.alice = account(1, false);
        assertThat(gate.isCurrent(ALICE, 1)).isFalse();
        book.alice = null;
        gate.forget(ALICE);
        assertThat(gate.isCurrent(ALICE, 1)).isFalse();
    }

    @Test
    void whileTheDatabaseIsAwayTheLastAnswerHolds() {
        gate.isCurrent(ALICE, 1);
        book.away = true;
        clock.addAndGet(60_000_000_000L);
        assertThat(gate.isCurrent(ALICE, 1)).isTrue();
        assertThat(gate.isCurrent(ALICE, 0)).isFalse();
    }

    @Test
    void theExtensionIsThatOfTheAccountAlsoWhileTheDatabaseIsAway() {
        assertThat(gate.extensionOf(ALICE)).isEmpty();
        book.alice = new Account("alice", Tenant.DEFAULT, Set.of("user"), true, 1, "1001");
        gate.forget(ALICE);
        assertThat(gate.extensionOf(ALICE)).contains("1001");
        book.away = true;
        clock.addAndGet(60_000_000_000L);
        assertThat(gate.isCurrent(ALICE, 1)).isTrue();
        assertThat(gate.extensionOf(ALICE)).contains("1001");
    }

    private static Account account(long version, boolean enabled) {
        return new Account("alice", Tenant.DEFAULT, Set.of("admin"), enabled, version);
    }

    private static final class Book extends Accounts {
        private Account alice = account(1, true);
        private boolean away;
        private int reads;

        @Override
        public Optional<Account> find(Tenant tenant, String username) {
            reads++;
            if (away) {
                throw new IllegalStateException("connection refused");
            }
            return Optional.ofNullable(alice);
        }
    }
}
