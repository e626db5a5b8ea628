package io.carillon.tenant.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.Customer;
import io.carillon.directory.CustomerLimits;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.store.Databases.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerStoreTest {
    private static final Tenant ACME = new Tenant("acme");
    private static final String NOW = "current_timestamp";

    private static Customer customer(Tenant tenant, String realm, List<String> domains) {
        return new Customer(tenant, "Acme", true, domains, realm, new CustomerLimits(10, 0, 5), null, 0);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aTenantLivesFromCreationToDeletionAndEveryStepIsAudited(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            assertThat(in(factory, CustomerStore::all).stream().map(one -> one.tenant().name())).containsExactly("default");
            Customer made = in(factory, store -> store.insert(customer(ACME, "acme", List.of("b.example", "a.example")), "root"));
            assertThat(in(factory, store -> store.find(ACME)).orElseThrow()).isEqualTo(made);
            assertThat(made.domains()).containsExactly("b.example", "a.example");
            Customer off = new Customer(ACME, "Gone", false, List.of("c.example"), "", CustomerLimits.NONE, null, 0);
            Customer changed = in(factory, store -> store.update(off, new Check(made.version(), "root")));
            assertThat(changed.enabled()).isFalse();
            assertThat(changed.realm()).as("the secrets of its telephones hang on it").isEqualTo("acme");
            assertThat(changed.domains()).containsExactly("c.example");
            assertThatThrownBy(() -> in(factory, store -> store.update(off, new Check(made.version(), "root"))))
                    .isInstanceOf(StaleVersion.class);
            delete(factory, ACME, changed.version());
            assertThatThrownBy(() -> delete(factory, ACME, 1)).isInstanceOf(NotFound.class);
            assertThat(database.number("select count(*) from audit where tenant = 'default' and subject = 'acme'"))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void neitherNameNorRealmNorDomainIsHadTwice(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            in(factory, store -> store.insert(customer(ACME, "acme", List.of("b.example")), "root"));
            Tenant other = new Tenant("other");
            for (Customer late : List.of(customer(ACME, "x", List.of("x.example")), customer(other, "acme", List.of("x.example")),
                    customer(other, "x", List.of("b.example")))) {
                assertThatThrownBy(() -> in(factory, store -> store.insert(late, "root"))).isInstanceOf(Conflict.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatWasItsGoesAndWhatIsOfOthersStays(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            Customer made = in(factory, store -> store.insert(customer(ACME, "acme", List.of("b.example")), "root"));
            belongings(database, "acme", 1);
            belongings(database, "default", 2);
            delete(factory, ACME, made.version());
            for (String table : List.of("extension", "account", "api_key", "cdr", "message_waiting")) {
                assertThat(database.number("select count(*) from " + table + " where tenant = 'acme'")).as(table).isZero();
                assertThat(database.number("select count(*) from " + table + " where tenant = 'default'")).as(table).isOne();
            }
            assertThat(database.number("select count(*) from customer_domain")).isZero();
            assertThat(database.number("select count(*) from audit where tenant = 'acme'")).as("the audit").isOne();
            assertThatThrownBy(() -> in(factory, store -> store.insert(customer(ACME, "acme", List.of("b.example")), "root")))
                    .as("who is called so next would read it").isInstanceOf(Conflict.class).hasMessageContaining("before");
        }
    }

    private static void belongings(Database database, String tenant, int id) {
        database.run("insert into extension (id, tenant, number, display_name, enabled, created_at, changed_at, version)"
                + " values (" + id + ", '" + tenant + "', '1001', 'Ann', true, " + NOW + ", " + NOW + ", 1)");
        database.run("insert into account (username, tenant, password_hash, enabled, created_at, changed_at, version,"
                + " extension_id) values ('ann" + id + "', '" + tenant + "', 'x', true, " + NOW + ", " + NOW + ", 1, "
                + id + ")");
        database.run("insert into account_role (username, role) values ('ann" + id + "', 'admin')");
        database.run("insert into api_key (id, tenant, name, hash, roles, created_at, created_by) values ('" + id + "', '"
                + tenant + "', 'erp', 'x', 'admin', " + NOW + ", 'ann')");
        database.run("insert into message_waiting (tenant, number, fresh, heard, fresh_urgent, heard_urgent,"
                + " changed_at) values ('" + tenant + "', '1001', 1, 0, 0, 0, " + NOW + ")");
        database.run("insert into cdr (recorded_seq, call_id, tenant, direction, caller, caller_name, callee, started_at,"
                + " ended_at, billable_seconds, disposition, hang_up_by, cause_sip, cause_q850, cause_text, explain)"
                + " values (" + id + ", 'c" + id + "', '" + tenant + "', 'INTERNAL', '1001', '', '1002', " + NOW + ", "
                + NOW + ", 0, 'ANSWERED', 'CALLER', 200, 16, '', '')");
        database.run("insert into audit (id, at_time, tenant, who, action, subject) values (" + (1000 + id) + ", " + NOW
                + ", '" + tenant + "', 'ann', 'x', 'y')");
    }

    private static void delete(EntityManagerFactory factory, Tenant tenant, long version) {
        in(factory, store -> {
            store.delete(tenant, new Check(version, "root"));
            return null;
        });
    }

    private static <T> T in(EntityManagerFactory factory, Function<CustomerStore, T> work) {
        try (EntityManager rows = factory.createEntityManager()) {
            rows.getTransaction().begin();
            try {
                T result = work.apply(new CustomerStore(rows));
                rows.getTransaction().commit();
                return result;
            } finally {
                if (rows.getTransaction().isActive()) {
                    rows.getTransaction().rollback();
                }
            }
        }
    }
}
