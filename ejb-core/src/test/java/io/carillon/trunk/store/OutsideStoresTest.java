package io.carillon.trunk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.contract.DtmfPolicy;
import io.carillon.contract.MediaSecurity;
import io.carillon.contract.PromptItem;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkPassing;
import io.carillon.dialplan.Price;
import io.carillon.dialplan.RateBook;
import io.carillon.dialplan.RateTable;
import io.carillon.directory.CallerPolicy;
import io.carillon.directory.DiversionPolicy;
import io.carillon.directory.Conflict;
import io.carillon.directory.NumberFormat;
import io.carillon.directory.Permission;
import io.carillon.directory.RingStrategy;
import io.carillon.directory.SigningPolicy;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.VerifyPolicy;
import io.carillon.directory.store.Check;
import io.carillon.findme.FindMe;
import io.carillon.group.RingGroupSettings;
import io.carillon.hours.OpeningHours;
import io.carillon.hours.QuietHours;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import io.carillon.menu.Menu;
import io.carillon.phonebook.PhoneBookEntry;
import io.carillon.screening.Refusal;
import io.carillon.queue.CallQueue;
import io.carillon.queue.JoinRule;
import io.carillon.queue.QueueStrategy;
import io.carillon.screening.Screening;
import io.carillon.speeddial.SpeedDials;
import io.carillon.store.Databases.Database;
import io.carillon.store.RecordJson;
import io.carillon.trunk.EmergencySettings;
import io.carillon.trunk.LineSettings;
import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.RateBooks;
import io.carillon.trunk.RateRow;
import io.carillon.trunk.RouteSettings;
import io.carillon.trunk.Sealed;
import io.carillon.trunk.SiteSettings;
import io.carillon.trunk.Stored;
import io.carillon.trunk.TrunkLogin;
import io.carillon.trunk.TrunkSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutsideStoresTest {
    private static final Tenant TENANT = Tenant.DEFAULT;

    private static final Price DEAR = new Price(99_000, 0, 60, 60, "EUR");
    private static final TrunkSettings TRUNK = new TrunkSettings(
            true,
            new TrunkSettings.Place("c.example", 5070, SipTransport.TCP, TrunkLogin.REGISTER, "house", "realm", 300),
            new Sealed("Ym94"),
            new TrunkSettings.Inbound(List.of("192.0.2.0/28", "2001:db8::/64"), "they", Sealed.NONE),
            new TrunkSettings.Limits(30, 5, 8, 30),
            new TrunkSettings.Caller(CallerPolicy.FIXED, "+4930555", true),
            new TrunkSettings.Numbers("DE", NumberFormat.E164),
            List.of("PCMA", "G722"),
            DtmfPolicy.INFO,
            new TrunkSettings.Identity(SigningPolicy.SIGN, VerifyPolicy.REQUIRE, DiversionPolicy.TRUSTED),
            MediaSecurity.REQUIRE,
            new TrunkPassing(List.of("x-shop-*", "user-to-user"), List.of(TrunkPassing.NONE)));

    private static <T> T in(EntityManagerFactory factory, Function<EntityManager, T> work) {
        try (EntityManager rows = factory.createEntityManager()) {
            rows.getTransaction().begin();
            try {
                T result = work.apply(rows);
                rows.getTransaction().commit();
                return result;
            } catch (RuntimeException failed) {
                rows.getTransaction().rollback();
                throw failed;
            }
        }
    }

    private static <T extends Record> void comesBack(EntityManagerFactory factory, String name, T settings) {
        in(factory, rows -> new OutsideStore(rows).insert(TENANT, name, settings, "root"));
        assertThat(in(factory, rows -> new OutsideStore(rows).find(settings.getClass().asSubclass(Record.class), TENANT,
                name)).orElseThrow().settings()).isEqualTo(settings);
        assertThat(found(factory, settings.getClass().asSubclass(Record.class), name.substring(1).toUpperCase(Locale.ROOT), null))
                .as("found by a part of its name").contains(name);
        assertThat(RecordJson.read(settings.getClass().asSubclass(Record.class), RecordJson.write(settings)))
                .isEqualTo(settings);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void everyKindOfSettingComesBackAsItWas(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            comesBack(factory, "carrier", TRUNK);
            comesBack(factory, "national", new RouteSettings(true, "0Z.", Permission.LOCAL,
                    new RouteSettings.Rewriting(1, "+49", "^x", "y"),
                    List.of(new RouteSettings.Choice("carrier", 1, 70), new RouteSettings.Choice("other", 2, 30)), true,
                    90));
            comesBack(factory, "4930555", new NumberSettings(
                    true, NumberSettings.Match.PREFIX, List.of("carrier"), "1001"));
            comesBack(factory, "1001", new LineSettings(Permission.PREMIUM, "+4930555", "berlin", true));
            comesBack(factory, "berlin", new SiteSettings(
                    new SiteSettings.Address("DE", "", "Berlin", "10117", "Weg", "1", "", "3", "3.14"), "+49305550",
                    List.of("10.0.0.0/8")));
            comesBack(factory, "600", new CallQueue(true, "Sales", QueueStrategy.SKILLS, 3,
                    List.of(new CallQueue.Member("1001", true, 2, 9), new CallQueue.Member("1002", false, 0, 0)),
                    new CallQueue.Hearing("fr", "jazz", 30, true, "2"),
                    new CallQueue.Limits(60, 10, JoinRule.AT_WORK, 20), new CallQueue.Overflow("601", "", "602"),
                    new CallQueue.Ringing(15, 3, 10)));
            comesBack(factory, "5000", new Menu(true, "Reception", "de",
                    List.of(new PromptItem.File("welcome"), new PromptItem.Silence(Duration.ofMillis(300)),
                            new PromptItem.Text("Für den Verkauf, die Eins.")),
                    Map.of('1', new Menu.Choice(Menu.Action.WEBHOOK, "a-name-of-no-fewer-than-32-chars"), '#', Menu.Choice.HANG_UP), true,
                    new Menu.Patience(6, 3, 4), new Menu.Choice(Menu.Action.MENU, "5001"), Menu.Choice.HANG_UP,
                    new Menu.Choice(Menu.Action.EXTERNAL, "+49301234"), Permission.LOCAL));
            comesBack(factory, EmergencySettings.NAME, EmergencySettings.DEFAULT);
            comesBack(factory, "700", new TimeCondition("Office", new OpeningHours(ZoneId.of("Europe/Berlin"),
                    List.of(new OpeningHours.Span(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), 540, 1440)),
                    List.of(new OpeningHours.Holiday("Day, of: all", LocalDate.of(2026, 12, 24),
                            LocalDate.of(2026, 12, 26), true))), Standing.CLOSED, "600", "", Permission.LOCAL,
                    List.of("1001", "1002")));
            comesBack(factory, Screening.HOUSE, new Screening(true, List.of(
                    new Screening.Block("4930X!", Refusal.BUSY), new Screening.Block("+4411", Refusal.REJECT))));
            comesBack(factory, "1002", new FindMe(true, 25, List.of(new FindMe.Target("0171123", 5))));
            comesBack(factory, SpeedDials.HOUSE, new SpeedDials(Map.of("00", "+4930555", "99", "*78")));
            comesBack(factory, "1003", new QuietHours(true, new OpeningHours(ZoneId.of("Europe/Paris"),
                    List.of(new OpeningHours.Span(Set.of(DayOfWeek.SATURDAY), 1200, 360)), List.of())));
            comesBack(factory, "600", new RingGroupSettings(true, "Sales", RingStrategy.WEIGHTED, 20, true,
                    Permission.LOCAL, "1009", List.of(new RingGroupSettings.Member("1001", 0, 70),
                            new RingGroupSettings.Member("+4930555", 5, 30)), true));
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void changesAreAuditedWithoutSecretsAndTheSecondWriterIsTurnedAway(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            Stored<TrunkSettings> made = in(factory, rows -> new OutsideStore(rows).insert(TENANT, "c", TRUNK, "root"));
            assertThatThrownBy(() -> in(factory, rows -> new OutsideStore(rows).insert(TENANT, "c", TRUNK, "root")))
                    .isInstanceOf(Conflict.class);
            Check seen = new Check(made.version(), "root");
            in(factory, rows -> new OutsideStore(rows).update(TENANT, "c", TRUNK, seen));
            assertThatThrownBy(() -> in(factory, rows -> new OutsideStore(rows).update(TENANT, "c", TRUNK, seen)))
                    .isInstanceOf(StaleVersion.class);
            assertThat(database.number("select count(*) from audit where action like 'trunk.%'")).isEqualTo(2);
            assertThat(database.number("select count(*) from audit where becomes like '%Ym94%' or was like '%Ym94%'"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void theyAreFoundByWhatPeopleCallThem(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            for (int i = 10; i < 30; i++) {
                var entry = new PhoneBookEntry("Person " + i, i % 2 == 0 ? "Even_Inc" : "EvenXInc", List.of("+49301" + i));
                String name = "p" + i;
                in(factory, rows -> new OutsideStore(rows).insert(TENANT, name, entry, "root"));
            }
            assertThat(found(factory, PhoneBookEntry.class, "SON 17", null)).containsExactly("p17");
            assertThat(found(factory, PhoneBookEntry.class, "3012", null)).as("by number").hasSize(10).startsWith("p20");
            assertThat(found(factory, PhoneBookEntry.class, "even_", "p25")).as("no wildcard, behind a page").containsExactly("p26", "p28");
            assertThat(found(factory, PhoneBookEntry.class, "nobody", null)).isEmpty();
        }
    }

    private static <T extends Record> List<String> found(
            EntityManagerFactory factory, Class<T> kind, String text, String after) {
        List<Stored<T>> page = in(factory, rows -> new OutsideStore(rows).found(kind, TENANT, text, after, 99));
        return page.stream().map(Stored::name).toList();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aRateDeckReplacesTheOneBeforeAndGoesWithItsTrunk(Database database) {
        try (EntityManagerFactory factory = database.entities()) {
            Stored<TrunkSettings> trunk = in(factory, rows -> new OutsideStore(rows).insert(TENANT, "c", TRUNK, "root"));
            Price price = new Price(12_000, 0, 60, 60, "EUR");
            RateStore.Deck first = new RateStore.Deck("EUR", List.of(new RateRow("49", price, RateBooks.ALWAYS), new RateRow("33", price, RateBooks.ALWAYS)));
            RateStore.Deck second = new RateStore.Deck("EUR", List.of(
                    new RateRow("4915", price, RateBooks.ALWAYS), new RateRow("4915", DEAR, LocalDate.of(2027, 1, 1))));
            replace(factory, first, 0);
            replace(factory, second, 1);
            assertThatThrownBy(() -> replace(factory, first, 1)).isInstanceOf(StaleVersion.class);
            RateBook book = in(factory, rows -> new RateStore(rows).books()).get("default/c");
            assertThat(book.at(Instant.parse("2027-01-01T00:00:00Z")).of("49151")).isEqualTo(DEAR);
            RateTable table = book.at(Instant.parse("2026-12-31T00:00:00Z"));
            assertThat(table.size()).isEqualTo(1);
            assertThat(table.of("49151")).isEqualTo(price);
            assertThat(table.of("33")).isNull();
            in(factory, rows -> {
                new OutsideStore(rows).delete(TrunkSettings.class, TENANT, "c", new Check(trunk.version(), "root"));
                return null;
            });
            assertThat(database.number("select count(*) from rate")).isZero();
        }
    }

    private static void replace(EntityManagerFactory factory, RateStore.Deck deck, long version) {
        in(factory, rows -> {
            new RateStore(rows).replace(TENANT, "c", deck, new Check(version, "root"));
            return null;
        });
    }
}
