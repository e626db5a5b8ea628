package io.carillon.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.company.store.LinkStore;
import io.carillon.contract.Tenant;
import io.carillon.directory.ChangedExtension;
import io.carillon.directory.Conflict;
import io.carillon.directory.Extension;
import io.carillon.directory.Extensions;
import io.carillon.directory.Invalid;
import io.carillon.directory.Issued;
import io.carillon.directory.NewExtension;
import io.carillon.store.Databases.Database;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run over what a directory says, with links on both kinds of database. */
class CompanySyncTest {
    private static final Tenant HOUSE = Tenant.DEFAULT;

    private final House house = new House();
    private CompanySettings settings = People.settings();
    private List<Found> found = List.of();
    private CompanySync sync;
    private boolean away;

    private void on(Database database) {
        OutsideDesk desk = new OutsideDesk() {
            @Override
            @SuppressWarnings("unchecked")
            public <T extends Record> Optional<Stored<T>> find(Class<T> kind, Tenant tenant, String name) {
                return Optional.of((Stored<T>) new Stored<>(tenant, name, settings, Instant.EPOCH, Instant.EPOCH, 1));
            }
        };
        sync = new CompanySync(house, desk, new LinkStore(database.source()), (tenant, wanted) -> {
            if (away) {
                throw new Unreadable("nobody answers there");
            }
            return found;
        });
    }

    private static Found entry(String id, String number, String name) {
        return new Found(id, "uid=" + id, number, name, id + "@example.com", "", "");
    }

    private SyncReport run() {
        return sync.run(HOUSE, false, "test");
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void peopleComeChangeGoAndComeBack(Database database) {
        on(database);
        found = List.of(entry("ann", "1001", "Ann"), entry("bob", "1002", "Bob"));
        SyncReport dry = sync.run(HOUSE, true, "test");
        assertThat(dry.added()).isEqualTo(2);
        assertThat(house.all).isEmpty();
        assertThat(run().added()).isEqualTo(2);
        assertThat(house.names()).containsExactly("1001 Ann", "1002 Bob");
        assertThat(run()).satisfies(second -> {
            assertThat(second.unchanged()).isEqualTo(2);
            assertThat(second.rows()).isEmpty();
        });
        found = List.of(entry("ann", "1001", "Anna"));
        assertThat(run()).satisfies(third -> {
            assertThat(third.changed()).isEqualTo(1);
            assertThat(third.disabled()).isEqualTo(1);
        });
        assertThat(house.names()).containsExactly("1001 Anna", "1002 Bob off");
        found = List.of(entry("ann", "1003", "Anna"), entry("bob", "1002", "Bob"));
        settings = new CompanySettings(true, true, settings.base(), settings.filter(), settings.attributes(), 100);
        run();
        assertThat(house.names()).containsExactly("1001 Anna off", "1002 Bob", "1003 Anna");
        assertThat(sync.last(HOUSE).orElseThrow().changed()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatAnAdministratorSwitchedOffStaysOff(Database database) {
        on(database);
        found = List.of(entry("ann", "1001", "Ann"));
        run();
        house.update(HOUSE, "1001", new ChangedExtension("Ann", false), 1, "root");
        found = List.of(entry("ann", "1001", "Anna"));
        assertThat(run().changed()).isEqualTo(1);
        assertThat(house.names()).containsExactly("1001 Anna off");
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void entriesFullOfRubbishAreToldInShort(Database database) {
        on(database);
        found = IntStream.range(0, 1_000)
                .mapToObj(i -> new Found("u" + i, "uid=" + "\u0001\"".repeat(2_000), "9".repeat(2_000), "\"".repeat(2_000), "", "",
                        "\"".repeat(2_000)))
                .toList();
        assertThat(run().failed()).isEqualTo(1_000);
        assertThat(sync.last(HOUSE).orElseThrow().rows()).hasSize(SyncReport.MOST_ROWS);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void oneThatCannotBeMadeDoesNotHoldUpTheOthers(Database database) {
        on(database);
        house.refused = "1002";
        found = List.of(entry("ann", "1001", "Ann"), entry("bob", "1002", "Bob"),
                new Found("cid", "uid=cid", "", "", "", "", "has no number"), entry("dot", "1004", "Dot"));
        SyncReport report = run();
        assertThat(house.names()).containsExactly("1001 Ann", "1004 Dot");
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.rows()).extracting(SyncRow::where).contains("uid=bob", "uid=cid");
        house.refused = "";
        assertThat(run().added()).as("what could not be made is made at the next run").isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aRunThatWouldSilenceTheCompanyChangesNothing(Database database) {
        on(database);
        found = List.of(entry("ann", "1001", "Ann"), entry("bob", "1002", "Bob"), entry("cid", "1003", "Cid"));
        run();
        found = List.of(entry("eve", "1009", "Eve"));
        SyncReport refused = run();
        assertThat(refused.refused()).contains("3 of 3");
        assertThat(house.names()).containsExactly("1001 Ann", "1002 Bob", "1003 Cid");
        assertThat(sync.last(HOUSE).orElseThrow()).isEqualTo(refused);
        assertThat(sync.followed()).isEqualTo(1);
        assertThat(sync.unfollowed()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aDirectoryThatIsAwayIsCountedAndChangesNothing(Database database) {
        on(database);
        found = List.of(entry("ann", "1001", "Ann"));
        run();
        away = true;
        assertThatThrownBy(this::run).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> sync.run(HOUSE, true, "test")).isInstanceOf(Unreadable.class);
        assertThat(house.names()).containsExactly("1001 Ann");
        assertThat(sync.unfollowed()).as("who only asks what would be done sees it himself").isEqualTo(1);
        away = false;
        run();
        assertThat(sync.followed()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void withoutABaseNothingIsRead(Database database) {
        on(database);
        settings = CompanySettings.DEFAULT;
        assertThatThrownBy(this::run).isInstanceOf(Conflict.class);
        assertThat(sync.last(HOUSE)).isEmpty();
    }

    /** Extensions in memory. */
    private static final class House extends Extensions {
        private final Map<String, Extension> all = new TreeMap<>();
        private String refused = "";

        List<String> names() {
            return all.values().stream()
                    .map(one -> one.number() + " " + one.displayName() + (one.enabled() ? "" : " off"))
                    .toList();
        }

        @Override
        public List<Extension> page(Tenant tenant, String after, int limit) {
            return all.values().stream()
                    .filter(one -> after == null || one.number().compareTo(after) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Issued create(Tenant tenant, NewExtension asked, String who) {
            if (asked.number().equals(refused)) {
                throw new Invalid(Map.of("displayName", List.of("must not contain control characters")));
            }
            Extension made = new Extension(
                    1, tenant, asked.number(), asked.displayName(), true, Instant.EPOCH, Instant.EPOCH, 1);
            all.put(asked.number(), made);
            return new Issued(made, "secret");
        }

        @Override
        public Extension update(Tenant tenant, String number, ChangedExtension asked, long version, String who) {
            Extension before = all.get(number);
            assertThat(version).isEqualTo(before.version());
            Extension now = new Extension(1, tenant, number, asked.displayName(), asked.enabled(), Instant.EPOCH,
                    Instant.EPOCH, version + 1);
            all.put(number, now);
            return now;
        }
    }
}
