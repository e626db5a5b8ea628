package io.carillon.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.directory.Directory;
import io.carillon.identity.IdentityDesk;
import io.carillon.menu.Menu;
import io.carillon.store.Databases;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.EJBContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from what is wrong is found in the same go. */
class PlanBatchTest {
    private static final Tenant TENANT = Tenant.DEFAULT;

    private final AtomicBoolean taken = new AtomicBoolean();
    private EntityManagerFactory factory;

    @BeforeEach
    void open() {
        factory = Databases.h2().entities();
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private Map<String, Map<String, List<String>>> apply(List<PlanEdit> edits) {
        EJBContext context = (EJBContext) Proxy.newProxyInstance(EJBContext.class.getClassLoader(), new Class<?>[] {EJBContext.class},
                (proxy, method, given) -> {
                    taken.set(method.getName().equals("setRollbackOnly"));
                    return null;
                });
        try (EntityManager rows = factory.createEntityManager()) {
            rows.getTransaction().begin();
            OutsideStore store = new OutsideStore(rows);
            OutsideRules rules = new OutsideRules(new IdentityDesk(), store, new Directory());
            Map<String, Map<String, List<String>>> faults = new PlanBatch(store, rules, context).apply(TENANT, edits, "root", false);
            rows.getTransaction().rollback();
            return faults;
        }
    }

    private static PlanEdit menu(String number, Menu.Choice one) {
        return new PlanEdit(Menu.class, number, PlanEdit.NEW, new Menu(true, "Title", "en", List.of(new PromptItem.File("welcome")),
                Map.of('1', one), false, new Menu.Patience(6, 3, 3), Menu.Choice.HANG_UP, Menu.Choice.HANG_UP));
    }

    private static PlanEdit below(String number, String other) {
        return menu(number, new Menu.Choice(Menu.Action.MENU, other));
    }

    @Test
    void aChainThatLeadsNowhereIsWrongAsAWholeAndNothingElse() {
        List<PlanEdit> edits = new ArrayList<>(List.of(menu("8800", Menu.Choice.HANG_UP), below("8801", "8800")));
        IntStream.range(8810, 8840).mapToObj(number -> below("" + number, "" + (number + 1))).forEach(edits::add);
        Map<String, Map<String, List<String>>> faults = apply(edits);
        assertThat(faults).hasSize(30).doesNotContainKeys("8800", "8801");
        assertThat(faults.values()).allSatisfy(fields -> assertThat(fields).containsOnlyKeys("keys"));
        assertThat(faults.get("8810").get("keys").get(0)).contains("8811");
        assertThat(taken).isTrue();
    }

    @Test
    void whatLeadsInACircleIsRight() {
        assertThat(apply(List.of(below("8801", "8802"), below("8802", "8801")))).isEmpty();
        assertThat(taken).isFalse();
    }
}
