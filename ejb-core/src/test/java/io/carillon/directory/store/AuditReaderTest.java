package io.carillon.directory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.cdr.BadCursor;
import io.carillon.cdr.Cursor;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditEntry;
import io.carillon.directory.AuditPage;
import io.carillon.directory.AuditQuery;
import io.carillon.store.Databases.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AuditReaderTest {
    private static final Tenant TENANT = Tenant.DEFAULT;

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void pagesGoFromTheNewestBackAndMissNothing(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            // one transaction writes rows of nearly one moment: the id decides
            write(factory, TENANT, "root", 7);
            write(factory, new Tenant("other"), "root", 3);
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                AuditPage page = search(factory, new AuditQuery(TENANT, null, null, null, null, cursor, 3));
                page.entries().forEach(entry -> seen.add(entry.subject()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(seen).containsExactly("1006", "1005", "1004", "1003", "1002", "1001", "1000");
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void filtersAreExactAndTimesHalfOpen(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            write(factory, TENANT, "ann", 2);
            write(factory, TENANT, "bob", 2);
            AuditEntry newest = search(factory, new AuditQuery(TENANT, "bob", "1001", null, null, null, 9))
                    .entries()
                    .get(0);
            assertThat(newest.action()).isEqualTo("extension.changed");
            assertThat(newest.before()).isEqualTo("before 1001");
            assertThat(newest.after()).isEqualTo("after 1001");
            assertThat(count(factory, "ann", null, null, null)).isEqualTo(2);
            assertThat(count(factory, "an", null, null, null)).isZero();
            assertThat(count(factory, null, "1000", null, null)).isEqualTo(2);
            assertThat(count(factory, "bob", "1001", newest.at(), null)).isEqualTo(1);
            assertThat(count(factory, "bob", "1001", null, newest.at())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void foreignCursorsAreRefused(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            for (String foreign : List.of("nonsense", new Cursor(Instant.now(), "call-1").encoded())) {
                assertThatThrownBy(() -> search(factory, new AuditQuery(TENANT, null, null, null, null, foreign, 9)))
                        .isInstanceOf(BadCursor.class);
            }
        }
    }

    private static int count(EntityManagerFactory factory, String who, String what, Instant from, Instant to) {
        return search(factory, new AuditQuery(TENANT, who, what, from, to, null, 9)).entries().size();
    }

    private static AuditPage search(EntityManagerFactory factory, AuditQuery query) {
        try (EntityManager rows = factory.createEntityManager()) {
            return new AuditReader(rows).search(query);
        }
    }

    private static void write(EntityManagerFactory factory, Tenant tenant, String who, int rows) {
        try (EntityManager entities = factory.createEntityManager()) {
            entities.getTransaction().begin();
            for (int number = 1000; number < 1000 + rows; number++) {
                new Audit(entities, tenant, who)
                        .write("extension.changed", "" + number, "before " + number, "after " + number);
                entities.flush();
            }
            entities.getTransaction().commit();
        }
    }
}
