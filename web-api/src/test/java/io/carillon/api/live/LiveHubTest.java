package io.carillon.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.contract.Tenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveHubTest {
    private static final Tenant HOUSE = new Tenant("house");
    private static final Tenant OTHER = new Tenant("other");

    private final Things things = new Things();
    private final LiveChanges changes = new LiveChanges();
    private long now = 1_000_000_000L;
    private boolean good = true;
    private final LiveHub hub = new LiveHub(List.of(things), changes, viewer -> good, Duration.ofSeconds(20), () -> now);

    /** One thing. */
    record Thing(String owner, int value) {}

    /** Things of each tenant. */
    static final class Things implements Topic {
        final Map<Tenant, Map<String, Thing>> of = new LinkedHashMap<>();
        boolean broken;

        void put(Tenant tenant, String id, Thing thing) {
            of.computeIfAbsent(tenant, any -> new LinkedHashMap<>()).put(id, thing);
        }

        @Override
        public String name() {
            return "things";
        }

        @Override
        public Set<String> roles() {
            return Set.of(Roles.ADMIN, Roles.USER);
        }

        @Override
        public Map<String, Thing> all(Tenant tenant) {
            if (broken) {
                throw new IllegalStateException("cannot be read");
            }
            return of.getOrDefault(tenant, Map.of());
        }

        @Override
        public long everyMillis() {
            return 60_000;
        }

        @Override
        public boolean concerns(Record item, String extension) {
            return ((Thing) item).owner().equals(extension);
        }

        @Override
        public EventForm events() {
            return new EventForm() {
                @Override
                public String resource() {
                    return "thing";
                }

                @Override
                public Record data(Tenant tenant, String id, Record item) {
                    return item;
                }
            };
        }
    }

    /** Takes everything at once, or nothing at all. */
    static final class Paper implements Wire {
        final List<JsonObject> said = new ArrayList<>();
        boolean stuck;
        int closedWith;
        private Consumer<Boolean> waiting;

        @Override
        public void send(String text, Consumer<Boolean> done) {
            try (var reader = Json.createReader(new StringReader(text))) {
                said.add(reader.readObject());
            }
            if (stuck) {
                waiting = done;
            } else {
                done.accept(true);
            }
        }

        void loosen() {
            stuck = false;
            waiting.accept(true);
        }

        @Override
        public void ping() {
            // Nobody waits for an answer here.
        }

        @Override
        public void close(int code, String reason) {
            closedWith = code;
        }

        JsonObject last() {
            return said.get(said.size() - 1);
        }

        List<String> types() {
            return said.stream().map(one -> one.getString("type")).toList();
        }
    }

    private final Paper paper = new Paper();

    static Viewer viewer(Tenant tenant, String role, String extension) {
        return new Viewer(new Caller("ann", tenant), null, Set.of(role), extension, Instant.MAX);
    }

    private LiveClient client(Viewer viewer, Paper wire) throws Exception {
        LiveClient client = new LiveClient(viewer, wire, new Outgoing(wire, () -> now), now);
        hub.open(client);
        rounds(1);
        return client;
    }

    private void say(LiveClient client, String text) throws Exception {
        hub.said(client, LiveRequest.parse(text));
        rounds(1);
    }

    private void rounds(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            now += LiveHub.LOOK_NANOS;
            hub.round();
        }
    }

    private void change(Tenant tenant, String id, Thing thing) throws InterruptedException {
        things.put(tenant, id, thing);
        changes.touched("things", tenant, id);
        rounds(1);
    }

    @Test
    void aSnapshotThenPatches() throws Exception {
        things.put(HOUSE, "a", new Thing("1", 1));
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        assertThat(paper.types()).containsExactly("welcome", "snapshot");
        assertThat(paper.last().getJsonObject("items").getJsonObject("a").getInt("value")).isEqualTo(1);
        change(HOUSE, "a", new Thing("1", 2));
        assertThat(paper.last().getJsonObject("set").getJsonObject("a").getInt("value")).isEqualTo(2);
        long first = paper.last().getInt("seq");
        things.of.get(HOUSE).remove("a");
        changes.touched("things", HOUSE, "a");
        rounds(1);
        assertThat(paper.last().getJsonArray("gone").getString(0)).isEqualTo("a");
        assertThat(paper.last().getInt("seq")).isGreaterThan((int) first);
    }

    @Test
    void nothingIsSaidWhenNothingIsDifferent() throws Exception {
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        change(HOUSE, "a", new Thing("1", 1));
        int before = paper.said.size();
        change(HOUSE, "a", new Thing("1", 1));
        assertThat(paper.said).hasSize(before);
    }

    @Test
    void anotherTenantSeesNothingOfIt() throws Exception {
        Paper stranger = new Paper();
        LiveClient eve = client(viewer(OTHER, Roles.ADMIN, null), stranger);
        say(eve, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        change(HOUSE, "a", new Thing("1", 1));
        assertThat(paper.types()).contains("patch");
        assertThat(stranger.types()).containsExactly("welcome", "snapshot");
        assertThat(stranger.last().getJsonObject("items")).isEmpty();
    }

    @Test
    void aUserSeesTheOwnOnlyAndHearsWhenItIsNoLongerTheOwn() throws Exception {
        things.put(HOUSE, "a", new Thing("1", 1));
        things.put(HOUSE, "b", new Thing("2", 1));
        LiveClient bob = client(viewer(HOUSE, Roles.USER, "2"), paper);
        say(bob, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        assertThat(paper.last().getJsonObject("items").keySet()).containsExactly("b");
        change(HOUSE, "a", new Thing("1", 2));
        assertThat(paper.types()).doesNotContain("patch");
        change(HOUSE, "b", new Thing("1", 2));
        assertThat(paper.last().getJsonArray("gone").getString(0)).isEqualTo("b");
        assertThat(paper.last().containsKey("set")).isFalse();
    }

    @Test
    void whoHasNoExtensionOrNoRoleMayNotWatch() throws Exception {
        LiveClient bob = client(viewer(HOUSE, Roles.USER, null), paper);
        say(bob, "{\"type\":\"subscribe\",\"topics\":[\"things\",\"nothing\"]}");
        assertThat(paper.types()).containsExactly("welcome", "error", "error");
        LiveClient eve = client(viewer(HOUSE, Roles.AUDITOR, null), paper);
        say(eve, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        assertThat(paper.last().getString("type")).isEqualTo("error");
    }

    @Test
    void whoComesBackGoesOnWhereItWas() throws Exception {
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        String feed = paper.last().getString("feed");
        change(HOUSE, "a", new Thing("1", 1));
        int seen = paper.last().getInt("seq");
        hub.closed(ann);
        change(HOUSE, "b", new Thing("1", 1));
        Paper again = new Paper();
        LiveClient back = client(viewer(HOUSE, Roles.ADMIN, null), again);
        say(back, "{\"type\":\"subscribe\",\"topics\":[{\"topic\":\"things\",\"feed\":\"" + feed + "\",\"after\":" + seen + "}]}");
        assertThat(again.types()).containsExactly("welcome", "resumed", "patch");
        assertThat(again.last().getJsonObject("set").keySet()).containsExactly("b");
    }

    @Test
    void whoAsksForWhatIsForgottenGetsASnapshot() throws Exception {
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        String feed = paper.last().getString("feed");
        for (int i = 0; i <= Feed.REMEMBERED; i++) {
            ann.heard(now);
            change(HOUSE, "a", new Thing("1", i));
        }
        for (String after : List.of("{\"topic\":\"things\",\"feed\":\"" + feed + "\",\"after\":0}",
                "{\"topic\":\"things\",\"feed\":\"another\",\"after\":4000}",
                "{\"topic\":\"things\",\"feed\":\"" + feed + "\",\"after\":99999}")) {
            Paper again = new Paper();
            say(client(viewer(HOUSE, Roles.ADMIN, null), again), "{\"type\":\"subscribe\",\"topics\":[" + after + "]}");
            assertThat(again.types()).containsExactly("welcome", "snapshot");
        }
    }

    @Test
    void whoIsTooSlowIsToldToStartAgainAndHoldsUpNobody() throws Exception {
        Paper quick = new Paper();
        LiveClient slow = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        LiveClient other = client(viewer(HOUSE, Roles.ADMIN, null), quick);
        say(slow, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        say(other, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        paper.stuck = true;
        for (int i = 0; i < Outgoing.MOST + 10; i++) {
            slow.heard(now);
            other.heard(now);
            change(HOUSE, "a", new Thing("1", i));
        }
        assertThat(quick.last().getJsonObject("set").getJsonObject("a").getInt("value")).isEqualTo(Outgoing.MOST + 9);
        paper.loosen();
        assertThat(paper.last().getString("type")).isEqualTo("resync");
        say(slow, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        assertThat(paper.last().getString("type")).isEqualTo("snapshot");
    }

    @Test
    void whoTakesNothingAtAllIsSentAway() throws Exception {
        LiveClient slow = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(slow, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        paper.stuck = true;
        change(HOUSE, "a", new Thing("1", 1));
        for (int i = 0; i < 45 && paper.closedWith == 0; i++) {
            now += 1_000_000_000L;
            slow.heard(now);
            hub.round();
        }
        assertThat(paper.closedWith).isEqualTo(LiveHub.TOO_SLOW);
    }

    @Test
    void whoAnswersNoPingForTooLongIsSentAway() throws Exception {
        client(viewer(HOUSE, Roles.ADMIN, null), paper).heard(now);
        for (int closed : new int[] {0, LiveHub.TOO_SLOW}) {
            now += 11_000_000_000L;
            hub.round();
            assertThat(paper.closedWith).isEqualTo(closed);
        }
    }

    @Test
    void whoseLoginIsOverIsSentAway() throws Exception {
        client(viewer(HOUSE, Roles.ADMIN, null), paper);
        good = false;
        now += 11_000_000_000L;
        hub.round();
        assertThat(paper.closedWith).isEqualTo(LiveHub.LOGIN_OVER);
    }

    @Test
    void aLargeHouseComesInSeveralMessages() throws Exception {
        IntStream.range(0, LiveText.PAGE + 1).forEach(i -> things.put(HOUSE, "t" + i, new Thing("1", i)));
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        assertThat(paper.said.get(1).getBoolean("more")).isTrue();
        assertThat(paper.said.get(1).getJsonObject("items")).hasSize(LiveText.PAGE);
        assertThat(paper.said.get(2).getBoolean("more")).isFalse();
        assertThat(paper.said.get(2).getJsonObject("items")).hasSize(1);
    }

    @Test
    void eventsOfTheHouseAndOfOnesOwn() throws Exception {
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"customer_id:house:thing:*\"]}");
        Paper own = new Paper();
        LiveClient bob = client(viewer(HOUSE, Roles.USER, "2"), own);
        say(bob, "{\"type\":\"subscribe\",\"topics\":[\"agent_id:ann:thing\"]}");
        change(HOUSE, "a", new Thing("1", 1));
        change(HOUSE, "a", new Thing("1", 2));
        assertThat(paper.types()).containsExactly("welcome", "thing_created", "thing_updated");
        assertThat(paper.last().getJsonObject("data").getInt("value")).isEqualTo(2);
        assertThat(own.types()).containsExactly("welcome");
        change(HOUSE, "b", new Thing("2", 1));
        assertThat(own.last().getString("type")).isEqualTo("thing_created");
    }

    @Test
    void eventsOfOneThingAndOfEachKindOfThing() throws Exception {
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"customer_id:house:thing:b\"]}");
        Paper each = new Paper();
        say(client(viewer(HOUSE, Roles.ADMIN, null), each), "{\"type\":\"subscribe\",\"topics\":[\"customer_id:house:*\"]}");
        change(HOUSE, "bb", new Thing("1", 1));
        assertThat(paper.types()).as("a beginning of an id is not the id").containsExactly("welcome");
        assertThat(each.types()).containsExactly("welcome", "thing_created");
        change(HOUSE, "b", new Thing("1", 1));
        assertThat(paper.types()).containsExactly("welcome", "thing_created");
        say(ann, "{\"type\":\"unsubscribe\",\"topics\":[\"customer_id:house:thing:b\"]}");
        change(HOUSE, "b", new Thing("1", 2));
        assertThat(paper.types()).containsExactly("welcome", "thing_created");
        assertThat(each.types()).endsWith("thing_updated");
    }

    @Test
    void eventsOfOthersEndTheConnection() throws Exception {
        for (String topic : List.of("customer_id:other:thing", "customer_id:house:thin", "agent_id:bob:thing", "x:y:z",
                "customer_id:house", "customer_id:house:thing:a:b", "customer_id:house:*:a", "customer_id:other:*", "customer_id:*:thing")) {
            Paper wire = new Paper();
            say(client(viewer(HOUSE, Roles.ADMIN, null), wire), "{\"type\":\"subscribe\",\"topics\":[\"" + topic + "\"]}");
            assertThat(wire.closedWith).as(topic).isEqualTo(LiveHub.NOT_ALLOWED);
        }
        Paper user = new Paper();
        say(client(viewer(HOUSE, Roles.USER, "2"), user), "{\"type\":\"subscribe\",\"topics\":[\"customer_id:house:thing\"]}");
        assertThat(user.closedWith).isEqualTo(LiveHub.NOT_ALLOWED);
    }

    @Test
    void aTopicThatCannotBeReadStopsNobody() throws Exception {
        things.broken = true;
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        assertThat(paper.last().getJsonObject("items")).isEmpty();
        things.broken = false;
        things.put(HOUSE, "a", new Thing("1", 1));
        now += 61_000_000_000L;
        ann.heard(now);
        hub.round();
        assertThat(paper.last().getJsonObject("set").keySet()).containsExactly("a");
    }

    @Test
    void whatNobodyWatchesIsForgottenAfterAWhile() throws Exception {
        LiveClient ann = client(viewer(HOUSE, Roles.ADMIN, null), paper);
        say(ann, "{\"type\":\"subscribe\",\"topics\":[\"things\"]}");
        hub.closed(ann);
        assertThat(hub.feeds()).isEqualTo(1);
        for (int i = 0; i < 10; i++) {
            now += 11_000_000_000L;
            hub.closed(ann);
            hub.round();
        }
        assertThat(hub.feeds()).isZero();
    }
}
