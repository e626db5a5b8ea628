package io.carillon.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectorySnapshotTest {
    private static final Tenant ACME = new Tenant("acme");

    private final DirectorySnapshot snapshot = DirectorySnapshot.of(List.of(
            subscriber(ACME, "30"), subscriber(ACME, "1002"), subscriber(ACME, "1001"), subscriber(ACME, "1003"),
            subscriber(Tenant.DEFAULT, "1001")));

    @Test
    void pagesFollowTheNumberAndStayInTheTenant() {
        assertThat(numbers(ACME, null, 2)).containsExactly("1001", "1002");
        assertThat(numbers(ACME, "1002", 2)).containsExactly("1003", "30");
        assertThat(numbers(ACME, "30", 2)).isEmpty();
        assertThat(numbers(ACME, "1001x", 1)).containsExactly("1002");
        assertThat(numbers(new Tenant("nobody"), null, 9)).isEmpty();
    }

    @Test
    void isSearchedByNumberAndName() {
        Instant now = Instant.EPOCH;
        DirectorySnapshot named = snapshot.with(new Aor(ACME, "77"), new Subscriber(
                new Extension(1, ACME, "77", "Zoë Byron", true, now, now, 1), CallForwarding.NONE));
        assertThat(named.found(ACME, "100", null, 2)).extracting(Extension::number).containsExactly("1001", "1002");
        assertThat(named.found(ACME, "100", "1002", 2)).extracting(Extension::number).containsExactly("1003");
        assertThat(named.found(ACME, "ZOË b", null, 9)).extracting(Extension::number).containsExactly("77");
        assertThat(named.found(Tenant.DEFAULT, "byron", null, 9)).isEmpty();
        assertThat(named.count(ACME)).isEqualTo(5);
        assertThat(named.count(Tenant.DEFAULT)).isEqualTo(1);
    }

    @Test
    void whoWantsNoCallsIsNamedInTheTenantAlone() {
        Instant now = Instant.EPOCH;
        DirectorySnapshot quiet = snapshot.with(new Aor(ACME, "1002"), new Subscriber(
                new Extension(1, ACME, "1002", "", true, now, now, 1), CallForwarding.NONE.withDnd(true)));
        assertThat(quiet.undisturbed(ACME)).containsExactly("1002");
        assertThat(quiet.undisturbed(Tenant.DEFAULT)).isEmpty();
        assertThat(snapshot.undisturbed(ACME)).isEmpty();
    }

    @Test
    void aSnapshotThatWasListedDoesNotSeeLaterChanges() {
        assertThat(numbers(ACME, null, 9)).hasSize(4);
        DirectorySnapshot later = snapshot.with(new Aor(ACME, "1001"), null)
                .with(new Aor(ACME, "1000"), subscriber(ACME, "1000"));
        assertThat(numbers(ACME, null, 9)).containsExactly("1001", "1002", "1003", "30");
        assertThat(later.page(ACME, null, 9)).extracting(Extension::number)
                .containsExactly("1000", "1002", "1003", "30");
    }

    private List<String> numbers(Tenant tenant, String after, int limit) {
        return snapshot.page(tenant, after, limit).stream().map(Extension::number).toList();
    }

    private static Subscriber subscriber(Tenant tenant, String number) {
        Instant now = Instant.EPOCH;
        return new Subscriber(new Extension(1, tenant, number, "", true, now, now, 1), CallForwarding.NONE);
    }
}
