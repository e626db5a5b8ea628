package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Numbers behind which several telephones ring. */
@ArquillianTest
@RunAsClient
class RingGroupTest {
    /** More than chance needs to have each of three first: it fails in one of 10^16 runs. */
    private static final int MOST_DRAWS = 100;

    private final Installation carillon = Installation.ofTestRun();

    /** A group that is gone at the end. */
    private final class Group implements AutoCloseable {
        final String number;

        /** @param members numbers, each with {@code :delay} and {@code :weight} behind it or not */
        Group(String number, Map<String, ?> settings, String... members) throws Exception {
            this.number = number;
            var list = Json.createArrayBuilder();
            for (String member : members) {
                String[] parts = member.split(":");
                list.add(Json.createObjectBuilder().add("number", parts[0])
                        .add("delaySeconds", parts.length > 1 ? Integer.parseInt(parts[1]) : 0)
                        .add("weight", parts.length > 2 ? Integer.parseInt(parts[2]) : 1));
            }
            Map<String, Object> body = new HashMap<>(settings);
            body.put("number", number);
            body.put("name", "Group " + number);
            body.put("members", list.build());
            carillon.admin().post("/ring-groups", Api.json(body)).expect(201);
        }

        @Override
        public void close() throws Exception {
            carillon.admin().delete("/ring-groups/" + number).expect(204);
        }
    }

    private static void talk(Phone caller, PhoneCall out, Phone callee, PhoneCall in) throws Exception {
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        Talk talk = new Talk(caller, out, callee, in);
        talk.hearOneAnother();
        talk.hangUp();
    }

    private static String answeredBy(JsonObject cdr) {
        JsonArray legs = cdr.getJsonArray("legs");
        for (int i = 1; i < legs.size(); i++) {
            JsonObject leg = legs.getJsonObject(i);
            if (leg.containsKey("answeredAt") && !leg.isNull("answeredAt")) {
                return leg.getString("party") + " for " + leg.getString("group");
            }
        }
        return "nobody";
    }

    @Test
    void allRingAndTheOthersAreLetGoWhenOneAnswers() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String number = "61" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Group group = new Group(number, Map.of(), b.number(), c.number())) {
            PhoneCall out = alice.call(number);
            PhoneCall atBob = bob.awaitCall();
            PhoneCall atCarol = carol.awaitCall();
            atBob.ring();
            atCarol.ring();
            out.awaitProvisional(180);
            talk(alice, out, carol, atCarol);
            assertThat(atBob.awaitEnded().method()).isEqualTo("CANCEL");
            JsonObject cdr = carillon.awaitCdr(a.number(), number);
            assertThat(answeredBy(cdr)).isEqualTo(c.number() + " for " + number);
            assertThat(cdr.getString("explain")).contains("ring group Group " + group.number + ", all together for 20 s");
            JsonObject explained = carillon.admin()
                    .post("/routes/explain", Api.json(Map.of("from", a.number(), "to", number))).expect(200).object();
            assertThat(explained.getString("end")).isEqualTo("GROUP");
            assertThat(explained.getString("destination")).isEqualTo(number);
            assertThat(explained.getJsonArray("tree").getJsonObject(0).getJsonArray("because").toString())
                    .contains(b.number(), c.number());
        }
    }

    @Test
    void whoJoinsLaterRingsBesideTheFirst() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String number = "62" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Group group = new Group(number, Map.of("ringSeconds", 120), b.number(), c.number() + ":2")) {
            long since = System.nanoTime();
            PhoneCall out = alice.call(group.number);
            PhoneCall atBob = bob.awaitCall();
            atBob.ring();
            carol.awaitCall().ring();
            assertThat(System.nanoTime() - since).as("not before its time").isGreaterThan(ofMillis(1_950).toNanos());
            assertThat(atBob.isEnded()).isFalse();
            talk(alice, out, bob, atBob);
        }
    }

    @Test
    void linearGoesOnAfterItsTime() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String number = "63" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Group group = new Group(
                        number, Map.of("strategy", "LINEAR", "ringSeconds", 5), b.number(), c.number())) {
            PhoneCall out = alice.call(group.number);
            PhoneCall atBob = bob.awaitCall();
            atBob.ring();
            assertThat(carol.isCalledWithin(ofMillis(500))).as("not yet").isFalse();
            PhoneCall atCarol = carol.awaitCall();
            assertThat(atBob.awaitEnded().method()).isEqualTo("CANCEL");
            talk(alice, out, carol, atCarol);
            assertThat(answeredBy(carillon.awaitCdr(a.number(), number))).isEqualTo(c.number() + " for " + number);
        }
    }

    @Test
    void circularGoesRound() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String number = "64" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Group group = new Group(number, Map.of("strategy", "CIRCULAR"), b.number(), c.number())) {
            talk(alice, alice.call(group.number), bob, bob.awaitCall());
            talk(alice, alice.call(number), carol, carol.awaitCall());
            talk(alice, alice.call(number), bob, bob.awaitCall());
        }
    }

    @Test
    void whoHadTheLastCallOrMoreOfThemIsRungAfterTheOther() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        for (String strategy : List.of("LEAST_RECENT", "FEWEST_CALLS")) {
            String number = "6" + strategy.length() + a.number();
            try (Phone alice = a.registered();
                    Phone bob = b.registered();
                    Phone carol = c.registered();
                    Group group = new Group(number, Map.of("strategy", strategy), b.number(), c.number())) {
                PhoneCall first = alice.call(group.number);
                talk(alice, first, bob, bob.awaitCall());
                PhoneCall second = alice.call(group.number);
                talk(alice, second, carol, carol.awaitCall());
                assertThat(bob.isCalledWithin(ofMillis(1))).as(strategy).isFalse();
            }
        }
    }

    /** Which of them rings. */
    private static Phone rungOf(List<Phone> phones) throws Exception {
        long deadline = System.nanoTime() + Phone.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (Phone phone : phones) {
                if (phone.isCalledWithin(ofMillis(2))) {
                    return phone;
                }
            }
        }
        throw new AssertionError("nobody is rung");
    }

    /** Each time all are rung, one after the other and each once; who is first is a matter of chance. */
    @Test
    void randomRingsEachOnceAndEachIsFirstSomeTime() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        String number = "70" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone dave = d.registered();
                Group group = new Group(number, Map.of("strategy", "RANDOM"), b.number(), c.number(), d.number())) {
            Set<Phone> first = new HashSet<>();
            for (int i = 0; i < MOST_DRAWS && first.size() < 3; i++) {
                PhoneCall out = alice.call(group.number);
                List<Phone> order = new ArrayList<>();
                while (order.size() < 3) {
                    order.add(rungOf(List.of(bob, carol, dave)));
                    order.get(order.size() - 1).awaitCall().reject(486, "Busy Here");
                }
                assertThat(out.awaitFinal().status()).isEqualTo(486);
                assertThat(order).as("each once").doesNotHaveDuplicates();
                first.add(order.get(0));
            }
            assertThat(first).as("who was first").hasSize(3);
        }
    }

    /**
     * Nine of ten calls are for one, on average: of 60 the other has 20 or more in one of 10^6 runs, and of 200 none in one of
     * 10^9. Were both drawn alike he would have 20 or more of 60 but in one of 300 runs.
     */
    @Test
    void weightedRingsThemByTheirShares() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        String number = "71" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone dave = d.registered();
                Group group = new Group(
                        number, Map.of("strategy", "WEIGHTED"), b.number() + ":0:1", c.number() + ":0:9", d.number() + ":0:0")) {
            int calls = 0;
            int bobs = 0;
            while (calls < 60 || bobs == 0 && calls < 200) {
                PhoneCall out = alice.call(group.number);
                Phone rung = rungOf(List.of(bob, carol, dave));
                assertThat(rung).as("who has no share is not first").isNotEqualTo(dave);
                PhoneCall in = rung.awaitCall().ring();
                out.awaitProvisional(180);
                out.cancel();
                in.awaitEnded();
                bobs += rung == bob ? 1 : 0;
                calls++;
                assertThat(calls == 60 ? bobs : 0).as("calls of 60 for one with a tenth").isLessThan(20);
            }
            assertThat(bobs).isPositive();
            PhoneCall out = alice.call(group.number);
            rungOf(List.of(bob, carol)).awaitCall().reject(486, "Busy Here");
            rungOf(List.of(bob, carol)).awaitCall().reject(486, "Busy Here");
            talk(alice, out, dave, dave.awaitCall());
        }
    }

    @Test
    void whoTalksIsLeftOut() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        String number = "65" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone dave = d.registered();
                Group group = new Group(number, Map.of("skipBusy", true), b.number(), c.number())) {
            Talk talk = Talk.between(dave, bob);
            PhoneCall out = alice.call(group.number);
            PhoneCall atCarol = carol.awaitCall();
            assertThat(bob.isCalledWithin(ofMillis(300))).isFalse();
            talk(alice, out, carol, atCarol);
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), number).getString("explain"))
                    .contains(b.number() + ": is in a call and is left out");
        }
    }

    @Test
    void whenNobodyAnswersSomebodyElseDoesOrTheCallerHearsSo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String first = "66" + a.number();
        String second = "67" + a.number();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Group sent = new Group(first, Map.of("ringSeconds", 5, "otherwise", c.number()), b.number());
                Group refused = new Group(second, Map.of("ringSeconds", 5), b.number())) {
            PhoneCall out = alice.call(sent.number);
            PhoneCall atBob = bob.awaitCall();
            atBob.ring();
            PhoneCall atCarol = carol.awaitCall();
            assertThat(atBob.awaitEnded().method()).isEqualTo("CANCEL");
            talk(alice, out, carol, atCarol);
            PhoneCall again = alice.call(refused.number);
            bob.awaitCall().reject(486, "Busy Here");
            assertThat(again.awaitFinal().status()).isEqualTo(486);
            assertThat(carillon.awaitCdr(a.number(), second).getString("disposition")).isEqualTo("BUSY");
        }
    }

    @Test
    void anOutsideNumberReachesAGroupAndAMemberMayBeOutsideToo() throws Exception {
        var a = carillon.line();
        String number = "68" + a.number();
        String did = "49304" + a.number();
        String mobile = "0" + a.number() + "777";
        try (Phone alice = a.registered();
                Trunking carrier = Trunking.at(carillon, "grp" + a.number(), "127.0.0.15", Map.of());
                Group group = new Group(number, Map.of(), a.number(), mobile)) {
            Trunking.route(carillon, "grp" + a.number(), "0" + a.number() + "ZZZ", carrier);
            carillon.admin().post("/dids", Api.json(Map.of("number", did, "extension", group.number))).expect(201);
            try {
                assertThat(carillon.admin().delete("/ring-groups/" + number).status()).as("in use").isEqualTo(409);
                PhoneCall out = carrier.phone().call(did);
                PhoneCall atAlice = alice.awaitCall();
                PhoneCall atMobile = carrier.phone().awaitCall();
                assertThat(atMobile.sentInvite().requestUri()).contains("+49" + a.number() + "777");
                atAlice.ring();
                talk(carrier.phone(), out, carrier.phone(), atMobile);
                assertThat(atAlice.awaitEnded().method()).isEqualTo("CANCEL");
                assertThat(answeredBy(carillon.awaitCdr("carrier", did))).isEqualTo(mobile + " for " + number);
            } finally {
                carillon.admin().delete("/dids/" + did).expect(204);
            }
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void aNumberIsHadOnceAndNobodyMemberTwice() throws Exception {
        var a = carillon.line();
        String number = "69" + a.number();
        Api admin = carillon.admin();
        JsonObject member = Json.createObjectBuilder().add("number", a.number()).build();
        JsonArray twice = Json.createArrayBuilder().add(member).add(member).build();
        assertThat(admin.post("/ring-groups", Api.json(Map.of("number", number, "name", "x", "members", twice)))
                .expect(400).body()).contains("is there twice");
        JsonArray once = Json.createArrayBuilder().add(member).build();
        assertThat(admin.post("/ring-groups", Api.json(Map.of("number", a.number(), "name", "x", "members", once)))
                .expect(400).body()).contains("is an extension");
        try (Group group = new Group(number, Map.of(), a.number())) {
            admin.post("/ring-groups", Api.json(Map.of("number", number, "name", "x", "members", once))).expect(409);
            assertThat(admin.post("/extensions", Api.json(Map.of("number", number))).status()).isIn(400, 409);
            var read = admin.get("/ring-groups/" + group.number).expect(200);
            JsonObject off = Json.createObjectBuilder(read.object())
                    .remove("createdAt").remove("changedAt").add("enabled", false).build();
            admin.put("/ring-groups/" + number, off).expect(428);
            admin.put("/ring-groups/" + number, off, "If-Match", read.header("ETag")).expect(200);
            admin.put("/ring-groups/" + number, off, "If-Match", read.header("ETag")).expect(412);
            try (Phone alice = a.registered()) {
                assertThat(alice.call(number).awaitFinal().status()).isEqualTo(404);
            }
        }
        assertThat(admin.get("/audit?limit=50").expect(200).body()).contains("ring-group.created", "ring-group.deleted");
    }
}
