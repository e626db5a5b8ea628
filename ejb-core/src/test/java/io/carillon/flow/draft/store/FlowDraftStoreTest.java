package io.carillon.flow.draft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.Tenant;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.flow.draft.FlowDraft;
import io.carillon.store.Databases.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Drafts in both databases: kept, changed by one at a time, published once, seen by their tenant. */
class FlowDraftStoreTest {
    private static final Tenant OTHER = new Tenant("other");
    private static final FlowDraft.Plan PLAN = new FlowDraft.Plan("Summer", "4930123", "[]");

    private static <T> T in(EntityManagerFactory factory, Function<FlowDraftStore, T> work) {
        try (EntityManager rows = factory.createEntityManager()) {
            rows.getTransaction().begin();
            try {
                T result = work.apply(new FlowDraftStore(rows));
                rows.getTransaction().commit();
                return result;
            } catch (RuntimeException failed) {
                rows.getTransaction().rollback();
                throw failed;
            }
        }
    }

    private static List<FlowDraft> drafts(EntityManagerFactory factory, Tenant tenant) {
        return in(factory, store -> store.drafts(tenant));
    }

    private static List<FlowDraft> versions(EntityManagerFactory factory, long before) {
        return in(factory, store -> store.versions(Tenant.DEFAULT, before, 10));
    }

    private static Optional<FlowDraft> found(EntityManagerFactory factory, Tenant tenant, long id) {
        return in(factory, store -> store.find(tenant, id));
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aDraftIsKeptChangedAndPublishedOnce(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            FlowDraft begun = in(factory, store -> store.insert(Tenant.DEFAULT, PLAN, "ada"));
            FlowDraft.Plan longer = new FlowDraft.Plan("Winter", "", "x".repeat(FlowDraft.MOST_TEXT));
            Check seen = new Check(begun.version(), "bert");
            FlowDraft changed = in(factory, store -> store.update(Tenant.DEFAULT, begun.id(), longer, seen));
            assertThat(found(factory, Tenant.DEFAULT, begun.id())).hasValueSatisfying(draft -> {
                assertThat(draft.plan()).isEqualTo(longer);
                assertThat(draft.who()).isEqualTo("ada");
                assertThat(draft.published()).isNull();
            });
            assertThatThrownBy(() -> in(factory, store -> store.publish(Tenant.DEFAULT, begun.id(), 7, seen)))
                    .isInstanceOf(StaleVersion.class);
            Check now = new Check(changed.version(), "bert");
            FlowDraft published = in(factory, store -> store.publish(Tenant.DEFAULT, begun.id(), 7, now));
            assertThat(published.published().by()).isEqualTo("bert");
            assertThat(drafts(factory, Tenant.DEFAULT)).isEmpty();
            assertThat(versions(factory, 8)).hasSize(1);
            assertThat(versions(factory, 7)).isEmpty();
            Check after = new Check(published.version(), "bert");
            assertThatThrownBy(() -> in(factory, store -> store.publish(Tenant.DEFAULT, begun.id(), 8, after)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void anotherTenantSeesNone(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            FlowDraft begun = in(factory, store -> store.insert(Tenant.DEFAULT, PLAN, "ada"));
            Check seen = new Check(begun.version(), "eve");
            assertThat(found(factory, OTHER, begun.id())).isEmpty();
            assertThat(drafts(factory, OTHER)).isEmpty();
            assertThatThrownBy(() -> in(factory, store -> store.update(OTHER, begun.id(), PLAN, seen)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> in(factory, store -> {
                store.delete(OTHER, begun.id(), seen);
                return null;
            })).isInstanceOf(NotFound.class);
        }
    }
}
