package io.carillon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Tenant;
import io.carillon.store.Databases.Database;
import io.carillon.trunk.Sealed;
import io.carillon.trunk.Stored;
import io.carillon.webhook.Delivery.Standing;
import io.carillon.webhook.store.WebhookStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deliveries on both kinds of database, the receiver in the hand of the test. */
class DispatchTest {
    private static final Tenant HOUSE = new Tenant("house");

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final List<CompletableFuture<Courier.Outcome>> sent = new ArrayList<>();
    private final List<Delivery> told = new ArrayList<>();
    private final List<Stored<Webhook>> hooks = List.of(hook("erp"), hook("crm"));
    private int stirred;

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private static Stored<Webhook> hook(String name) {
        return new Stored<>(HOUSE, name, new Webhook(true, "https://x.example.com", List.of("*"), Sealed.NONE), null, null, 0);
    }

    private Dispatch dispatch(WebhookStore store) {
        return new Dispatch(store, (url, secret, delivery) -> {
            told.add(delivery);
            CompletableFuture<Courier.Outcome> answer = new CompletableFuture<>();
            sent.add(answer);
            return answer;
        }, clock, () -> stirred++);
    }

    private void note(WebhookStore store, String webhook, String... events) throws Exception {
        for (String event : events) {
            store.insert(List.of(new Delivery.Fresh(HOUSE, webhook, event, "call.ended", "{}")), now);
        }
    }

    private void send(Dispatch dispatch) throws Exception {
        dispatch.send(hooks, hook -> "secret");
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatFailsComesAgainAndWhatIsTakenDoesNot(Database database) throws Exception {
        WebhookStore store = new WebhookStore(database.source());
        Dispatch dispatch = dispatch(store);
        note(store, "erp", "e1", "e1");
        send(dispatch);
        assertThat(told).as("noted once however often it is handed over").hasSize(1);
        sent.get(0).complete(new Courier.Outcome(503, "answered 503"));
        dispatch.settle();
        send(dispatch);
        assertThat(told).as("not before the pause is over").hasSize(1);
        now = now.plusSeconds(2);
        send(dispatch);
        assertThat(told).hasSize(2);
        sent.get(1).complete(new Courier.Outcome(200, ""));
        dispatch.settle();
        now = now.plus(Duration.ofDays(1));
        send(dispatch);
        assertThat(told).hasSize(2);
        Delivery over = store.page(HOUSE, "erp", null, Long.MAX_VALUE, 10).get(0);
        assertThat(over.standing()).isEqualTo(Standing.DELIVERED);
        assertThat(over.attempts()).isEqualTo(2);
        assertThat(stirred).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatIsRefusedIsDeadUntilItIsSentAgainByHand(Database database) throws Exception {
        WebhookStore store = new WebhookStore(database.source());
        Dispatch dispatch = dispatch(store);
        note(store, "erp", "e1", "e2");
        send(dispatch);
        sent.forEach(one -> one.complete(new Courier.Outcome(404, "answered 404")));
        dispatch.settle();
        List<Delivery> dead = store.page(HOUSE, "erp", Standing.DEAD, Long.MAX_VALUE, 10);
        assertThat(dead).extracting(Delivery::eventId).containsExactly("e2", "e1");
        assertThat(dead.get(0).trouble()).isEqualTo("answered 404");
        assertThat(store.replay(HOUSE, "crm", dead.get(0).id(), now)).as("of another webhook").isFalse();
        assertThat(store.replayDead(HOUSE, "erp", now)).isEqualTo(2);
        send(dispatch);
        assertThat(told).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void aSlowReceiverHoldsUpNoOther(Database database) throws Exception {
        WebhookStore store = new WebhookStore(database.source());
        Dispatch dispatch = dispatch(store);
        for (int i = 0; i < 10; i++) {
            note(store, "erp", "e" + i);
        }
        note(store, "crm", "c1");
        send(dispatch);
        send(dispatch);
        assertThat(told.stream().filter(one -> one.webhook().equals("erp"))).hasSize(Dispatch.MOST_EACH);
        assertThat(told.stream().filter(one -> one.webhook().equals("crm"))).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatADeadServerHadTakenOnIsTakenOnByAnother(Database database) throws Exception {
        WebhookStore store = new WebhookStore(database.source());
        note(store, "erp", "e1");
        send(dispatch(store));
        Dispatch other = dispatch(store);
        send(other);
        assertThat(told).as("two servers do not send the same").hasSize(1);
        now = now.plusSeconds(61);
        send(other);
        assertThat(told).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void whatIsOldIsForgotten(Database database) throws Exception {
        WebhookStore store = new WebhookStore(database.source());
        Dispatch dispatch = dispatch(store);
        note(store, "erp", "e1");
        send(dispatch);
        sent.get(0).complete(new Courier.Outcome(200, ""));
        dispatch.settle();
        assertThat(store.purge(Standing.DELIVERED, now)).isZero();
        assertThat(store.purge(Standing.DELIVERED, now.plusSeconds(1))).isEqualTo(1);
        note(store, "erp", "e2");
        store.forget(HOUSE, "erp");
        assertThat(store.waiting(HOUSE, "erp")).isZero();
    }
}
