package io.carillon.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.PromptItem;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.Directory;
import io.carillon.directory.Invalid;
import io.carillon.directory.Permission;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.identity.IdentityDesk;
import io.carillon.menu.Menu;
import io.carillon.store.Databases;
import io.carillon.trunk.store.OutsideStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several changes of a plan at once: all or none, whatever their order. */
class PlanTransactionTest {
    private static final Tenant TENANT = Tenant.DEFAULT;
    private static final NumberSettings TO_5001 =
            new NumberSettings(true, NumberSettings.Match.EXACT, List.of(), "5001");

    private EntityManagerFactory factory;

    @BeforeEach
    void open() {
        factory = Databases.h2().entities();
    }

    @AfterEach
    void close() {
        factory.close();
    }

    private <T> T in(Function<OutsideStore, T> work) {
        try (EntityManager rows = factory.createEntityManager()) {
            rows.getTransaction().begin();
            try {
                T result = work.apply(new OutsideStore(rows));
                rows.getTransaction().commit();
                return result;
            } catch (RuntimeException failed) {
                rows.getTransaction().rollback();
                throw failed;
            }
        }
    }

    private void apply(PlanEdit... edits) {
        in(store -> {
            OutsideRules rules = new OutsideRules(new IdentityDesk(), store, new Directory());
            new PlanTransaction(store, rules).apply(TENANT, List.of(edits), "root");
            return null;
        });
    }

    private <T extends Record> Stored<T> stored(Class<T> type, String name) {
        return in(store -> store.find(type, TENANT, name)).orElse(null);
    }

    private static Menu menu(String title, Menu.Choice one) {
        return new Menu(true, title, "en", List.of(new PromptItem.File("welcome")), Map.of('1', one), false,
                new Menu.Patience(6, 3, 3), Menu.Choice.HANG_UP, Menu.Choice.HANG_UP);
    }

    private static PlanEdit fresh(String number, Menu menu) {
        return new PlanEdit(Menu.class, number, PlanEdit.NEW, menu);
    }

    private static Menu.Choice below(String number) {
        return new Menu.Choice(Menu.Action.MENU, number);
    }

    @Test
    void newThingsMayLeadToOneAnother() {
        apply(new PlanEdit(NumberSettings.class, "4930123", PlanEdit.NEW, TO_5001),
                fresh("5001", menu("Above", below("5002"))), fresh("5002", menu("Below", below("5001"))));
        assertThat(stored(Menu.class, "5002").settings().keys().get('1')).isEqualTo(below("5001"));
        assertThat(stored(NumberSettings.class, "4930123").settings()).isEqualTo(TO_5001);
    }

    @Test
    void oneFaultAndNothingIsChanged() {
        assertThatThrownBy(() -> apply(fresh("5001", menu("Above", below("5001"))),
                fresh("5002", menu("Below", below("5999")))))
                .isInstanceOfSatisfying(Invalid.class, invalid ->
                        assertThat(invalid.fields()).containsOnlyKeys("menu/5002/keys"));
        assertThat(stored(Menu.class, "5001")).isNull();
    }

    @Test
    void whatSomebodyElseHasChangedIsNamedAllAtOnce() {
        apply(fresh("5001", menu("One", Menu.Choice.HANG_UP)), fresh("5002", menu("Two", Menu.Choice.HANG_UP)),
                fresh("5003", menu("Three", Menu.Choice.HANG_UP)));
        long first = stored(Menu.class, "5001").version();
        apply(new PlanEdit(Menu.class, "5001", first, menu("Theirs", Menu.Choice.HANG_UP)),
                new PlanEdit(Menu.class, "5002", first, null));
        assertThatThrownBy(() -> apply(
                new PlanEdit(Menu.class, "5001", first, menu("Mine", Menu.Choice.HANG_UP)),
                new PlanEdit(Menu.class, "5002", first, menu("Mine", Menu.Choice.HANG_UP)),
                new PlanEdit(Menu.class, "5003", first, menu("Mine", Menu.Choice.HANG_UP))))
                .isInstanceOfSatisfying(StalePlan.class, stale ->
                        assertThat(stale.things()).containsOnlyKeys("menu/5001", "menu/5002"));
        assertThat(stored(Menu.class, "5001").settings().title()).isEqualTo("Theirs");
        assertThat(stored(Menu.class, "5003").settings().title()).isEqualTo("Three");
    }

    @Test
    void whatSomethingElseNeedsStaysUnlessThatGoesElsewhere() {
        apply(fresh("5001", menu("One", Menu.Choice.HANG_UP)), fresh("5002", menu("Two", Menu.Choice.HANG_UP)),
                new PlanEdit(NumberSettings.class, "4930123", PlanEdit.NEW, TO_5001));
        long menu = stored(Menu.class, "5001").version();
        PlanEdit gone = new PlanEdit(Menu.class, "5001", menu, null);
        assertThatThrownBy(() -> apply(gone)).isInstanceOf(Conflict.class).hasMessageContaining("4930123");
        assertThat(stored(Menu.class, "5001")).isNotNull();
        long number = stored(NumberSettings.class, "4930123").version();
        apply(gone, new PlanEdit(NumberSettings.class, "4930123", number,
                new NumberSettings(true, NumberSettings.Match.EXACT, List.of(), "5002")));
        assertThat(stored(Menu.class, "5001")).isNull();
    }

    @Test
    void aNumberHasOneOwner() {
        TimeCondition hours = new TimeCondition("Office", new OpeningHours(ZoneOffset.UTC, List.of(), List.of()),
                Standing.OPEN, "", "", Permission.NATIONAL, List.of());
        assertThatThrownBy(() -> apply(fresh("5001", menu("One", Menu.Choice.HANG_UP)),
                new PlanEdit(TimeCondition.class, "5001", PlanEdit.NEW, hours)))
                .isInstanceOf(Conflict.class).hasMessageContaining("5001");
        apply(fresh("5001", menu("One", Menu.Choice.HANG_UP)));
        long version = stored(Menu.class, "5001").version();
        apply(new PlanEdit(TimeCondition.class, "5001", PlanEdit.NEW, hours),
                new PlanEdit(Menu.class, "5001", version, null));
        assertThat(stored(TimeCondition.class, "5001").settings().label()).isEqualTo("Office");
    }
}
