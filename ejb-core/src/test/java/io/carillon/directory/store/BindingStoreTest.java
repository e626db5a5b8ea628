package io.carillon.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Aor;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.directory.Binding;
import io.carillon.directory.store.BindingChange.Kind;
import io.carillon.store.Databases.Database;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BindingStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void changesOfOneRowInOneTransactionEndAsTheLastOneSays(Database database) throws Exception {
        BindingStore store = new BindingStore(database.source());
        Binding first = binding("sip:a@h", 1);
        Binding second = binding("sip:a@h", 2);
        store.write(List.of(new BindingChange(Kind.PUT, first), new BindingChange(Kind.REFRESH, second)));
        assertThat(store.load(NOON)).containsExactly(second);
        store.write(List.of(new BindingChange(Kind.REMOVE, second), new BindingChange(Kind.PUT, first)));
        assertThat(store.load(NOON)).containsExactly(first);
        store.write(List.of(new BindingChange(Kind.REFRESH, second), new BindingChange(Kind.REMOVE, second)));
        assertThat(store.load(NOON)).isEmpty();
        store.write(List.of(new BindingChange(Kind.REFRESH, second)));
        assertThat(store.load(NOON)).isEmpty();
        store.write(List.of());
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void bindingsThatEndedWhileTheServerWasDownAreNotLoaded(Database database) throws Exception {
        BindingStore store = new BindingStore(database.source());
        store.write(List.of(new BindingChange(Kind.PUT, binding("sip:a@h", 1))));
        assertThat(store.load(NOON.plusSeconds(60))).isEmpty();
        assertThat(database.number("select count(*) from binding")).isZero();
    }

    private static Binding binding(String uri, long cseq) {
        return new Binding(
                new Aor(Tenant.DEFAULT, "1001"),
                uri,
                List.of("<sip:one;lr>", "<sip:two;lr>"),
                new SipPeer(SipTransport.TCP, "2001:db8::7", 5061, 4_000_000_000_000L),
                NOON.plusSeconds(60),
                700,
                "<urn:uuid:1>",
                "phone",
                "call",
                cseq,
                3,
                "1001-device");
    }
}
