package io.carillon.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.CallForwarding;
import io.carillon.directory.ChangedExtension;
import io.carillon.directory.Conflict;
import io.carillon.directory.Extension;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.Subscriber;
import io.carillon.store.Databases.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirectoryStoresTest {
    private static final Tenant TENANT = Tenant.DEFAULT;

    @Test
    void entitiesAreWovenAsInTheServer() {
        assertThat(ExtensionRow.class.getInterfaces()).extracting(Class::getSimpleName).contains("PersistenceWeaved");
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void extensionLivesFromCreationToDeletionAndEveryStepIsAudited(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            Extension created = extensions(factory, store -> store.insert(credential("1001"), "Ann", true, "root"));
            assertThat(created.version()).isEqualTo(1);
            Extension changed = extensions(factory, store ->
                    store.update(TENANT, "1001", new ChangedExtension("Anna", false), new Check(created.version(),
                            "root")));
            assertThat(changed.displayName()).isEqualTo("Anna");
            assertThat(changed.version()).isGreaterThan(created.version());
            assertThat(extensions(factory, store -> store.credential(TENANT, "1001").isPresent()).booleanValue())
                    .isFalse();
            CallForwarding forwarding = new CallForwarding(true, "1002", "", "+49301", 20, "1003", 2);
            extensions(factory, store -> store.changeForwarding(TENANT, "1001", forwarding, "*78"));
            Subscriber now = extensions(factory, store -> store.subscriber(TENANT, "1001")).orElseThrow();
            assertThat(now.forwarding()).isEqualTo(forwarding);
            assertThat(extensions(factory, ExtensionStore::subscribers)).containsExactly(now);
            extensions(factory, store -> {
                store.delete(TENANT, "1001", new Check(now.extension().version(), "root"));
                return null;
            });
            assertThat(extensions(factory, ExtensionStore::isEmpty)).isTrue();
            assertThat(database.number("select count(*) from audit")).isEqualTo(4);
            assertThat(database.number("select count(*) from plan_change where kind = 'extension'")).isEqualTo(4);
            assertThat(database.number("select count(*) from plan_change where was like '%ha1%' or becomes like '%ha1%'"))
                    .isZero();
            assertThat(database.number("select count(*) from credential")).isZero();
            assertThat(database.number("select count(*) from audit where was like '%ha1%' or becomes like '%ha1%'"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void secondWriterWithTheSameVersionIsTurnedAway(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            Extension seen = extensions(factory, store -> store.insert(credential("1001"), "Ann", true, "root"));
            Check check = new Check(seen.version(), "root");
            extensions(factory, store -> store.update(TENANT, "1001", new ChangedExtension("first", true), check));
            assertThatThrownBy(() -> extensions(factory, store ->
                            store.update(TENANT, "1001", new ChangedExtension("second", true), check)))
                    .isInstanceOf(StaleVersion.class);
            assertThatThrownBy(() -> extensions(factory, store -> store.insert(credential("1001"), "Bob", true,
                    "root")))
                    .isInstanceOf(Conflict.class);
            assertThatThrownBy(() -> extensions(factory, store ->
                            store.update(new Tenant("other"), "1001", new ChangedExtension("x", true), check)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void credentialsOfAllEnabledExtensionsAreHandedToTheSwitch(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            extensions(factory, store -> store.insert(credential("1001"), "Ann", true, "root"));
            extensions(factory, store -> store.insert(credential("1002"), "Bob", false, "root"));
            assertThat(extensions(factory, ExtensionStore::credentials)).containsExactly(credential("1001"));
            Extension renewed = extensions(factory, store -> {
                Extension now = store.find(TENANT, "1001").orElseThrow();
                return store.replaceCredential(
                        new Credential(now.aor(), "1001", "carillon", "c".repeat(32), "d".repeat(64)),
                        new Check(now.version(), "root"));
            });
            assertThat(renewed.version()).isEqualTo(2);
            assertThat(extensions(factory, store -> store.credential(TENANT, "1001")).orElseThrow().ha1Md5())
                    .isEqualTo("c".repeat(32));
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void pagesFollowTheNumber(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            for (int number = 1000; number < 1120; number++) {
                String text = Integer.toString(number);
                extensions(factory, store -> store.insert(credential(text), "", true, "root"));
            }
            List<Extension> page = extensions(factory, store -> store.page(TENANT, "1004", 3));
            assertThat(page)
                    .extracting(Extension::number)
                    .containsExactly("1005", "1006", "1007");
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void lastAdministratorStays(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            Account admin = new Account("admin", TENANT, Set.of("admin"), true, 0);
            Account second = new Account("second", TENANT, Set.of("admin", "auditor"), true, 0);
            accounts(factory, store -> store.insert(admin, "hash", "root"));
            assertThatThrownBy(() -> remove(factory, "admin", 1)).isInstanceOf(Conflict.class);
            Account demoted = new Account("admin", TENANT, Set.of("user"), true, 1);
            assertThatThrownBy(() -> accounts(factory, store -> store.update(demoted, null, new Check(1, "root"))))
                    .isInstanceOf(Conflict.class);
            Account elsewhere =
                    new Account("far", TENANT, Set.of("admin"), true, 0, null, Account.Origin.DIRECTORY);
            accounts(factory, store -> store.insert(elsewhere, "-", "directory"));
            assertThatThrownBy(() -> remove(factory, "admin", 1))
                    .as("an administrator of a directory that may be away is none").isInstanceOf(Conflict.class);
            remove(factory, "far", 1);
            accounts(factory, store -> store.insert(second, "hash", "root"));
            accounts(factory, store -> store.update(demoted, null, new Check(1, "root")));
            assertThatThrownBy(() -> remove(factory, "second", 1)).isInstanceOf(Conflict.class);
            remove(factory, "admin", 2);
            List<Account> left = accounts(factory, store -> store.page(TENANT, null, 10));
            assertThat(left)
                    .extracting(Account::roles)
                    .containsExactly(Set.of("admin", "auditor"));
            assertThat(database.number("select count(*) from account_role")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void accountsAreFoundByNameAndByTheirExtension(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            extensions(factory, store -> store.insert(credential("1001"), "Ann Öster", true, "root"));
            for (Account one : List.of(
                    new Account("ann", TENANT, Set.of("user"), true, 0, "1001"),
                    new Account("b_b", TENANT, Set.of("user"), true, 0),
                    new Account("bob", TENANT, Set.of("user"), true, 0),
                    new Account("elsewhere", new Tenant("other"), Set.of("user"), true, 0))) {
                accounts(factory, store -> store.insert(one, "hash", "root"));
            }
            assertThat(found(factory, "NN")).containsExactly("ann");
            assertThat(found(factory, "100")).containsExactly("ann");
            assertThat(found(factory, "ann ö")).containsExactly("ann");
            assertThat(found(factory, "b_b")).as("no wildcard").containsExactly("b_b");
            assertThat(found(factory, "b")).containsExactly("b_b", "bob");
            assertThat(found(factory, "else")).as("of another tenant").isEmpty();
        }
    }

    private static List<String> found(EntityManagerFactory factory, String text) {
        return accounts(factory, store -> store.found(TENANT, text, null, 9)).stream().map(Account::username).toList();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void anotherHashOfTheSamePasswordIsNoChangeOfTheAccount(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            accounts(factory, store ->
                    store.insert(new Account("ann", TENANT, Set.of("user"), true, 0), "old", "root"));
            for (String expected : List.of("old", "outrun by a new password")) {
                accounts(factory, store -> {
                    store.rehash("ann", expected, "new");
                    return null;
                });
            }
            AccountStore.Stored ann = accounts(factory, store -> store.stored("ann")).orElseThrow();
            assertThat(ann.passwordHash()).isEqualTo("new");
            assertThat(ann.account().version()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void anExtensionBelongsToOneAccountAndNoLongerWhenItIsGone(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            Extension extension = extensions(factory, store -> store.insert(credential("1001"), "Ann", true, "root"));
            Account ann = new Account("ann", TENANT, Set.of("user"), true, 0, "1001");
            assertThat(accounts(factory, store -> store.insert(ann, "hash", "root")).extension()).isEqualTo("1001");
            assertThat(accounts(factory, store -> store.stored("ann")).orElseThrow().account().extension())
                    .isEqualTo("1001");
            Account bob = new Account("bob", TENANT, Set.of("user"), true, 0, "1001");
            assertThatThrownBy(() -> accounts(factory, store -> store.insert(bob, "hash", "root")))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("another account");
            for (Account stranger : List.of(
                    new Account("eve", TENANT, Set.of("user"), true, 0, "1009"),
                    new Account("eve", new Tenant("other"), Set.of("user"), true, 0, "1001"))) {
                assertThatThrownBy(() -> accounts(factory, store -> store.insert(stranger, "hash", "root")))
                        .isInstanceOfSatisfying(Invalid.class, bad -> assertThat(bad.fields()).containsKey("extension"));
            }
            accounts(factory, store -> store.update(ann, null, new Check(1, "root")));
            extensions(factory, store -> {
                store.delete(TENANT, "1001", new Check(extension.version(), "root"));
                return null;
            });
            List<Account> left = accounts(factory, store -> store.page(TENANT, null, 9));
            assertThat(left)
                    .extracting(Account::username, Account::extension)
                    .containsExactly(tuple("ann", null));
            assertThat(database.number("select count(*) from plan_change p, plan_change w where p.part_of = w.id and p.kind = 'user'"
                            + " and p.name = 'ann' and w.kind = 'extension' and w.becomes is null"))
                    .as("what she lost with it").isOne();
            extensions(factory, store -> store.insert(credential("1001"), "Ann", true, "root"));
            String done = accounts(factory, store -> store.giveBack(TENANT, "ann", "1001", "root"));
            assertThat(done).isNull();
            String again = accounts(factory, store -> store.giveBack(TENANT, "ann", "1001", "root"));
            assertThat(again).isEqualTo("has extension 1001 now");
            String nobody = accounts(factory, store -> store.giveBack(TENANT, "eve", "1001", "root"));
            assertThat(nobody).isEqualTo("there is no such account any more");
            assertThat(database.number("select count(*) from audit where becomes like '%\"extension\":\"1001\"%'"))
                    .isPositive();
        }
    }

    private static void remove(EntityManagerFactory factory, String username, long version) {
        accounts(factory, store -> {
            store.delete(TENANT, username, new Check(version, "root"));
            return null;
        });
    }

    private static <T> T extensions(EntityManagerFactory factory, Function<ExtensionStore, T> work) {
        return inTransaction(factory, rows -> work.apply(new ExtensionStore(rows)));
    }

    private static <T> T accounts(EntityManagerFactory factory, Function<AccountStore, T> work) {
        return inTransaction(factory, rows -> work.apply(new AccountStore(rows)));
    }

    private static <T> T inTransaction(EntityManagerFactory factory, Function<EntityManager, T> work) {
        try (EntityManager rows = factory.createEntityManager()) {
            rows.getTransaction().begin();
            try {
                T result = work.apply(rows);
                rows.getTransaction().commit();
                return result;
            } finally {
                if (rows.getTransaction().isActive()) {
                    rows.getTransaction().rollback();
                }
            }
        }
    }

    private static Credential credential(String number) {
        return new Credential(new Aor(TENANT, number), number, "carillon", "a".repeat(32), "b".repeat(64));
    }
}
