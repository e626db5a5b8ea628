package io.carillon.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.BindingChange;
import io.carillon.directory.store.BindingStore;
import io.carillon.store.Databases.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server that was killed begins with. */
class RegistrarStartTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final BindingTable table = new BindingTable();
    private final Directory directory = new Directory();
    private final DeviceUsers devices = new DeviceUsers();

    private Binding binding(String extension, SipTransport transport, String account) {
        return new Binding(new Aor(Tenant.DEFAULT, extension), "sip:" + extension + "@192.0.2.7;of=" + account, List.of(),
                new SipPeer(transport, "192.0.2.7", 5060), now.plus(Duration.ofHours(1)), 1000, "", "", "a", 1, 0, account);
    }

    private Subscriber extension(String number, boolean enabled) {
        return new Subscriber(new Extension(1, Tenant.DEFAULT, number, "", enabled, now, now, 1), CallForwarding.NONE);
    }

    /** The devices of 1003 are not in memory: it is switched off. */
    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatNobodyKnowsAnyMoreIsRungNoMore(Database database) throws Exception {
        directory.replace(DirectorySnapshot.of(List.of(extension("1001", true), extension("1003", false))));
        devices.replace(List.of(new DeviceUser(
                new Credential(new Aor(Tenant.DEFAULT, "1001"), "1001-there", "carillon", "x", "y"), "")));
        List<Binding> stay = List.of(binding("1001", SipTransport.UDP, ""), binding("1001", SipTransport.UDP, "1001"),
                binding("1001", SipTransport.TLS, "1001-there"), binding("1001", SipTransport.WSS, "1001-browser"),
                binding("1003", SipTransport.UDP, "1003-desk"));
        List<Binding> go = List.of(binding("1001", SipTransport.UDP, "1001-gone"), binding("1002", SipTransport.UDP, "1002"),
                binding("1002", SipTransport.WSS, "1002-browser"));
        BindingStore store = new BindingStore(database.source());
        List<BindingChange> kept = new ArrayList<>();
        stay.forEach(one -> kept.add(new BindingChange(BindingChange.Kind.PUT, one)));
        go.forEach(one -> kept.add(new BindingChange(BindingChange.Kind.PUT, one)));
        store.write(kept);
        BindingWriter writer = new BindingWriter(store);
        assertThat(new RegistrarStart(store, table, writer, directory, devices).begin(now)).isEqualTo(stay.size());
        Bindings bindings = new Bindings(table, writer);
        assertThat(bindings.page(Tenant.DEFAULT, null, 99, one -> true)).hasSameElementsAs(stay).hasSameSizeAs(stay);
        writer.flush();
        assertThat(Set.copyOf(store.load(now))).as("and comes with no other start").isEqualTo(Set.copyOf(stay));
    }
}
