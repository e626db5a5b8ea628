package io.carillon.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.company.CompanySettings;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.Account.Origin;
import io.carillon.directory.Accounts;
import io.carillon.directory.Customer;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.CustomerLimits;
import io.carillon.directory.FailedLogins;
import io.carillon.directory.TooManyAttempts;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final char[] RIGHT = "right".toCharArray();
    private static final char[] WRONG = "wrong".toCharArray();

    private final Map<String, Account> book = new HashMap<>();
    private final Map<String, Set<String>> directory = new HashMap<>();
    private Set<Tenant> open = Set.of(Tenant.DEFAULT);
    private final List<String> kept = new ArrayList<>();
    private boolean away;
    private boolean there = true;
    private final CustomerBook customers = new CustomerBook();
    private final SignIn signIn = new SignIn(new Book(), new Desk(), new Door(), new FailedLogins(), customers);

    @Test
    void somebodyOfTheDirectoryHasAnAccountFromTheFirstTimeOn() {
        directory.put("ann", Set.of("user", "some-group"));
        assertThat(signIn.isElsewhere("Ann")).isTrue();
        Account ann = signIn.enter("Ann", RIGHT).orElseThrow();
        assertThat(ann.origin()).isEqualTo(Origin.DIRECTORY);
        assertThat(ann.roles()).containsExactly("user");
        assertThat(ann.tenant()).isEqualTo(Tenant.DEFAULT);
        assertThat(signIn.enter("ann", WRONG)).isEmpty();
    }

    @Test
    void anAccountOfThisServerGoesBeforeOneOfTheDirectory() {
        book.put("admin", new Account("admin", Tenant.DEFAULT, Set.of("admin"), true, 1));
        directory.put("admin", Set.of("admin"));
        assertThat(signIn.isElsewhere("admin")).isFalse();
    }

    @Test
    void nobodyIsAskedAboutWhereNoTenantWantsItOrTheNameIsNone() {
        assertThat(signIn.isElsewhere("ann")).isTrue();
        assertThat(signIn.isElsewhere("*)(uid=*")).isFalse();
        assertThat(signIn.isElsewhere(null)).isFalse();
        open = Set.of();
        assertThat(signIn.isElsewhere("ann")).isFalse();
    }

    @Test
    void whereThereIsNoDirectoryATenantThatWantsItChangesNothingForStrangers() {
        there = false;
        assertThat(signIn.isElsewhere("nobody")).isFalse();
        book.put("ann", new Account("ann", Tenant.DEFAULT, Set.of("user"), true, 3, null, Origin.DIRECTORY));
        assertThat(signIn.isElsewhere("ann")).isTrue();
    }

    @Test
    void wrongPasswordsLockAndADirectoryThatIsAwayDoesNot() {
        directory.put("ann", Set.of("user"));
        away = true;
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> signIn.enter("ann", RIGHT)).isInstanceOf(DirectoryAway.class);
        }
        away = false;
        assertThat(signIn.enter("ann", RIGHT)).isPresent();
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.enter("ann", WRONG)).isEmpty();
        }
        assertThatThrownBy(() -> signIn.enter("ann", RIGHT)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void aGroupSaysTheTenantAndTheTenantSaysWhetherItIsOpen() {
        directory.put("ann", Set.of("supervisor", "tenant:acme"));
        assertThatThrownBy(() -> signIn.enter("ann", RIGHT)).isInstanceOf(NotAdmitted.class).hasMessageContaining("acme");
        open = Set.of(new Tenant("acme"));
        assertThat(signIn.enter("ann", RIGHT).orElseThrow().tenant()).isEqualTo(new Tenant("acme"));
        directory.put("ann", Set.of("supervisor", "tenant:acme", "tenant:other"));
        assertThatThrownBy(() -> signIn.enter("ann", RIGHT)).isInstanceOf(NotAdmitted.class);
    }

    @Test
    void nobodyComesInToATenantThatIsSwitchedOffOrNotThere() {
        customers.replace(List.of(customer("default", true), customer("acme", false)));
        open = Set.of(Tenant.DEFAULT, new Tenant("acme"), new Tenant("ghost"));
        directory.put("ann", Set.of("admin", "tenant:acme"));
        assertThatThrownBy(() -> signIn.enter("ann", RIGHT)).isInstanceOf(NotAdmitted.class).hasMessageContaining("served");
        assertThatThrownBy(() -> signIn.vouchedFor("ola", "subject", Set.of("admin", "tenant:ghost")))
                .isInstanceOf(NotAdmitted.class).hasMessageContaining("served");
        assertThat(book).isEmpty();
        assertThat(signIn.vouchedFor("ola", "subject", Set.of("admin")).tenant()).isEqualTo(Tenant.DEFAULT);
    }

    private static Customer customer(String name, boolean enabled) {
        return new Customer(
                new Tenant(name), name, enabled, List.of(), name, CustomerLimits.NONE, Instant.EPOCH, 1);
    }

    @Test
    void nobodyRunsTheServerBecauseAGroupSaysSo() {
        directory.put("ann", Set.of("user", "system"));
        assertThat(signIn.enter("ann", RIGHT).orElseThrow().roles()).containsExactly("user");
    }

    @Test
    void whomAProviderVouchesForIsKnownByHisSubjectAndNotByHisName() {
        open = Set.of();
        Account ola = signIn.vouchedFor("Ola", "https://id.example.com 17", Set.of("auditor"));
        assertThat(ola.origin()).isEqualTo(Origin.OIDC);
        signIn.vouchedFor("ola", "https://id.example.com 18", Set.of("auditor"));
        assertThat(kept).doesNotHaveDuplicates().allMatch(text -> text.matches("subject [0-9a-f]{64}"));
        assertThatThrownBy(() -> signIn.vouchedFor("O'Brien", "https://id.example.com 19", Set.of("auditor")))
                .isInstanceOf(NotAdmitted.class);
    }

    @Test
    void whoHasNoRoleOrIsDisabledHereStaysOutsideAndIsNotLocked() {
        directory.put("ann", Set.of("chess-club"));
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> signIn.enter("ann", RIGHT)).isInstanceOf(NotAdmitted.class)
                    .hasMessageContaining("role");
        }
        directory.put("ann", Set.of("user"));
        book.put("ann", new Account("ann", Tenant.DEFAULT, Set.of("user"), false, 3, null, Origin.DIRECTORY));
        assertThatThrownBy(() -> signIn.enter("ann", RIGHT)).isInstanceOf(NotAdmitted.class)
                .hasMessageContaining("disabled");
    }

    private final class Book extends Accounts {
        @Override
        public Optional<Account> anybody(String username) {
            return Optional.ofNullable(book.get(username));
        }

        @Override
        public Account arrive(Account known, String keptAs) {
            kept.add(keptAs);
            return book.computeIfAbsent(known.username(), fresh -> known);
        }
    }

    private final class Desk extends OutsideDesk {
        private Stored<CompanySettings> stored(Tenant tenant) {
            CompanySettings usual = CompanySettings.DEFAULT;
            CompanySettings settings = new CompanySettings(
                    open.contains(tenant), false, "", usual.filter(), usual.attributes(), 10);
            return new Stored<>(tenant, CompanySettings.HOUSE, settings, Instant.EPOCH, Instant.EPOCH, 1);
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends Record> List<Stored<T>> all(Class<T> kind) {
            return open.stream().map(tenant -> (Stored<T>) stored(tenant)).toList();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T extends Record> Optional<Stored<T>> find(Class<T> kind, Tenant tenant, String name) {
            return Optional.of((Stored<T>) stored(tenant));
        }
    }

    private final class Door extends CompanyDoor {
        @Override
        boolean isThere() {
            return there;
        }

        @Override
        Optional<Set<String>> ask(String name, char[] password) {
            if (away) {
                throw new DirectoryAway("connection refused");
            }
            return new String(password).equals("right") ? Optional.ofNullable(directory.get(name)) : Optional.empty();
        }
    }
}
