package io.carillon.recording.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.cdr.Direction;
import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import io.carillon.recording.RecordingEntry;
import io.carillon.recording.RecordingPage;
import io.carillon.recording.RecordingQuery;
import io.carillon.store.Databases.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Tenant OTHER = new Tenant("other");

    private static RecordingEntry entry(String id, Instant at, Instant keepUntil) {
        return new RecordingEntry(id, new CallId("c" + id), Tenant.DEFAULT, Direction.INTERNAL, "101", "102", "101,102",
                "policy", at, new RecordingEntry.Audio(1500, 4711, 8000, 2, 3, Recorded.End.CALL_ENDED,
                        List.of(new Recorded.Pause(100, 200), new Recorded.Pause(300, 1400)), "recording-1"),
                new RecordingEntry.Keep(keepUntil, false));
    }

    private static RecordingQuery query(Tenant tenant, String extension, String cursor, int limit) {
        return new RecordingQuery(tenant, null, null, null, null, extension, null, cursor, limit);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aRecordingAndItsEventAreThereTogetherAndOnce(Database database) throws Exception {
        RecordingStore store = new RecordingStore(database.source());
        RecordingEntry entry = entry("r-1", NOON, null);
        assertThat(store.insert(entry, "{}")).isTrue();
        assertThat(store.insert(entry, "{\"again\":1}")).isFalse();
        assertThat(store.find(Tenant.DEFAULT, "r-1")).contains(entry);
        assertThat(store.find(OTHER, "r-1")).isEmpty();
        assertThat(store.untold(10)).containsExactly(new RecordingStore.Untold(entry, "{}"));
        store.told("r-1");
        assertThat(store.untold(10)).isEmpty();
        assertThat(store.insert(entry, "{}")).as("told again by the adapter").isFalse();
        assertThat(store.untold(10)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void pagesAreWholeAndOfOneTenant(Database database) throws Exception {
        RecordingStore store = new RecordingStore(database.source());
        for (int i = 0; i < 7; i++) {
            store.insert(entry("r-" + i, NOON.plusSeconds(i / 2), null), "{}");
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RecordingPage page = store.search(query(Tenant.DEFAULT, "102", cursor, 2));
            page.entries().forEach(found -> seen.add(found.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(seen).containsExactly("r-6", "r-5", "r-4", "r-3", "r-2", "r-1", "r-0");
        assertThat(store.search(query(OTHER, null, null, 10)).entries()).isEmpty();
        assertThat(store.search(query(Tenant.DEFAULT, "103", null, 10)).entries()).isEmpty();
        assertThat(store.search(new RecordingQuery(Tenant.DEFAULT, NOON.plusSeconds(1), NOON.plusSeconds(2), "101",
                "102", null, null, null, 10)).entries()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatIsDueIsGoneAndWhatIsOnHoldStays(Database database) throws Exception {
        RecordingStore store = new RecordingStore(database.source());
        store.insert(entry("r-due", NOON, NOON.plusSeconds(10)), "{}");
        store.insert(entry("r-held", NOON, NOON.plusSeconds(10)), "{}");
        store.insert(entry("r-later", NOON, NOON.plusSeconds(1000)), "{}");
        store.insert(entry("r-ever", NOON, null), "{}");
        assertThat(store.hold(Tenant.DEFAULT, "r-held", true)).isTrue();
        assertThat(store.due(NOON.plusSeconds(9), 10)).isEmpty();
        assertThat(store.due(NOON.plusSeconds(10), 10)).extracting(RecordingEntry::id).containsExactly("r-due");
        assertThat(store.doom(Tenant.DEFAULT, "r-held")).isFalse();
        assertThat(store.doom(OTHER, "r-ever")).isFalse();
        assertThat(store.doom(Tenant.DEFAULT, "r-ever")).isTrue();
        assertThat(store.hold(Tenant.DEFAULT, "r-ever", true)).as("too late").isFalse();
        assertThat(store.due(NOON, 10)).as("begun, to be finished").extracting(RecordingEntry::id)
                .containsExactly("r-ever");
        assertThat(store.search(query(Tenant.DEFAULT, null, null, 10)).entries()).extracting(RecordingEntry::id)
                .doesNotContain("r-ever");
        store.delete(Tenant.DEFAULT, "r-ever");
        assertThat(store.find(Tenant.DEFAULT, "r-ever")).isEmpty();
        assertThat(store.untold(10)).extracting(untold -> untold.entry().id()).doesNotContain("r-ever");
    }
}
