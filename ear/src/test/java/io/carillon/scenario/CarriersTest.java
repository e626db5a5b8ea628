package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Forking;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is settled with carriers: how they want numbers, how many calls they take, which numbers come by them. */
@ArquillianTest
@RunAsClient
class CarriersTest {
    private static final Duration NEXT_TRUNK = ofSeconds(10);
    private static final int CALLS = 20;

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    /** A route by these trunks, the first of them before the second where their priorities differ. */
    private AutoCloseable route(JsonObjectBuilder settings, String name, boolean alike, Trunking... trunks) throws Exception {
        var ways = Json.createArrayBuilder();
        for (int i = 0; i < trunks.length; i++) {
            ways.add(Json.createObjectBuilder().add("trunk", trunks[i].name()).add("priority", alike ? 1 : i + 1).add("weight", 1));
        }
        carillon.admin().post("/routes", settings.add("name", name).add("trunks", ways).build()).expect(201);
        return () -> carillon.admin().delete("/routes/" + name).expect(204);
    }

    private static JsonObjectBuilder pattern(String pattern) {
        return Json.createObjectBuilder().add("pattern", pattern);
    }

    private JsonObject explained(String from, String to) throws Exception {
        return carillon.admin().post("/routes/explain", Api.json(Map.of("from", from, "to", to))).expect(200).object();
    }

    /** Each telephone that rings behind a carrier's proxy has a dialog of its own until one has answered (RFC 3261 section 13.2.2.4). */
    @Test
    void ofTwoTelephonesBehindACarrierTheOneThatAnswersIsHeardAndTheOtherIsGivenUp() throws Exception {
        var a = carillon.line();
        InetAddress there = InetAddress.getByName("127.0.6.41");
        try (Phone alice = a.registered();
                Forking carrier = new Forking(there, carillon.sip());
                AutoCloseable trunk = Trunking.alone(carillon, "fork" + a.number(), "0" + a.number() + "88", Map.of(
                        "host", "127.0.6.41", "port", carrier.port(), "sources", Json.createArrayBuilder().add("127.0.6.41/32").build()))) {
            PhoneCall out = alice.call("0" + a.number() + "88");
            assertThat(carrier.awaitInvite().header("Supported")).contains("100rel");
            Forking.Branch one = carrier.branch(520);
            Forking.Branch two = carrier.branch(870);
            one.ring();
            two.ring();
            out.awaitProvisional(180);
            assertThat(one.speakEarly().header("RAck")).startsWith("1 ");
            heardBy(out, 520);
            assertThat(two.speakEarly().header("RAck")).startsWith("1 ");
            heardBy(out, 870);
            one.countFrom(5_000);
            assertThat(one.update().status()).as("the first is not forgotten").isEqualTo(200);
            heardBy(out, 520);
            assertThat(two.update().status()).as("numbers of its own").isEqualTo(200);
            heardBy(out, 870);
            assertThat(one.update().status()).isEqualTo(200);
            two.answer();
            two.await("ACK");
            out.awaitAnswered();
            heardBy(out, 870);
            Awaitility.await().atMost(Phone.PATIENCE).until(() -> two.audio().listen(ofMillis(300)).isTone(alice.tone()));
            assertThat(one.update().status()).as("over").isEqualTo(481);
            one.answer();
            one.await("ACK");
            one.await("BYE");
            heardBy(out, 870);
            assertThat(two.hangUp().status()).isEqualTo(200);
            out.awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), "0" + a.number() + "88").getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    private static void heardBy(PhoneCall call, double hertz) {
        Awaitility.await("tone of " + hertz).atMost(Phone.PATIENCE).until(() -> call.listen(ofMillis(300)).isTone(hertz));
    }

    @Test
    void eachCarrierIsToldTheNumberItsOwnWayAndWhoCallsAsIsSettledWithIt() throws Exception {
        var a = carillon.line("Alice");
        String dialled = "8" + a.number() + "301234567";
        try (Phone alice = a.registered();
                Trunking plain = Trunking.at(carillon, "wp" + a.number(), "127.0.6.1", Map.of("numberFormat", "AS_DIALLED",
                        "callerPolicy", "ANONYMOUS", "callerNumber", "+4930555000", "assertIdentity", true, "codecs",
                        Json.createArrayBuilder().add("PCMA").build()));
                Trunking world = Trunking.at(carillon, "ww" + a.number(), "127.0.6.2", Map.of("numberFormat", "E164",
                        "callerPolicy", "FIXED", "callerNumber", "+4930555111"));
                Trunking national = Trunking.at(carillon, "wn" + a.number(), "127.0.6.3", Map.of("numberFormat", "NATIONAL",
                        "callerPolicy", "PASS"));
                AutoCloseable route = route(pattern("8" + a.number() + "X.").add("strip", 1 + a.number().length()).add("prepend", "99")
                        .add("match", "^99(\\d+)$").add("replacement", "0$1"), "w" + a.number(), false, plain, world, national)) {
            for (Trunking each : new Trunking[] {plain, world, national}) {
                each.await(true);
            }
            JsonObject first = explained(a.number(), dialled).getJsonArray("ways").getJsonObject(0);
            assertThat(first.getString("trunk")).isEqualTo(plain.name());
            assertThat(first.getString("number")).isEqualTo("0301234567");
            PhoneCall out = alice.call(dialled);
            PhoneCall hidden = plain.phone().awaitCall();
            SipText invite = hidden.sentInvite();
            assertThat(invite.requestUri()).startsWith("sip:0301234567@127.0.6.1");
            assertThat(invite.header("From")).contains("anonymous").doesNotContain("4930555000").doesNotContain("Alice");
            assertThat(invite.header("Privacy")).contains("id");
            assertThat(invite.header("P-Asserted-Identity")).contains("+4930555000");
            assertThat(hidden.remoteSdp().payloads()).contains(8).doesNotContain(0);
            hidden.reject(503, "Service Unavailable");
            PhoneCall fixed = world.phone().awaitCall();
            assertThat(fixed.sentInvite().requestUri()).startsWith("sip:+49301234567@127.0.6.2");
            assertThat(fixed.sentInvite().header("From")).contains("+4930555111");
            fixed.reject(500, "Server Internal Error");
            PhoneCall in = national.phone().awaitCall();
            assertThat(in.sentInvite().requestUri()).startsWith("sip:0301234567@127.0.6.3");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, national.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), dialled).getString("explain")).contains(
                    "trunk " + plain.name() + " as 0301234567", "trunk " + world.name() + " as +49301234567", "503", "500");
        }
    }

    @Test
    void aFullTrunkIsPassedOverOneThatHasHadItsCallsOfASecondTooAndThenThereIsNone() throws Exception {
        var a = carillon.line();
        String dialled = "8" + a.number() + "22";
        try (Phone alice = a.registered();
                Trunking narrow = Trunking.at(carillon, "ln" + a.number(), "127.0.6.4", Map.of("channels", 1));
                Trunking slow = Trunking.at(carillon, "ls" + a.number(), "127.0.6.5", Map.of("callsPerSecond", 1));
                AutoCloseable route = route(pattern(dialled), "l" + a.number(), false, narrow, slow)) {
            narrow.await(true);
            slow.await(true);
            PhoneCall first = alice.call(dialled);
            PhoneCall atNarrow = narrow.phone().awaitCall();
            atNarrow.answer();
            first.awaitAnswered();
            SipText refusal = refusal(alice, dialled, slow.phone());
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Reason")).contains("cause=34");
            assertThat(carillon.awaitCdr(a.number(), dialled, cdr -> cdr.getString("explain").contains("no trunk left"))
                    .getString("explain")).contains("has all 1 channels in use", "has had its 1 calls of this second");
            first.hangUp();
            atNarrow.awaitEnded();
            PhoneCall again = alice.call(dialled);
            narrow.phone().awaitCall().reject(486, "Busy Here");
            assertThat(again.awaitFinal().status()).isEqualTo(486);
        }
    }

    /** What the first of many calls hears that the carrier does not get any more. */
    private static SipText refusal(Phone caller, String dialled, Phone carrier) throws Exception {
        for (int i = 0; i < CALLS; i++) {
            PhoneCall out = caller.call(dialled);
            if (!carrier.isCalledWithin(ofSeconds(1))) {
                return out.awaitFinal();
            }
            carrier.awaitCall().reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
        }
        throw new AssertionError("each of " + CALLS + " calls in a row was taken");
    }

    @Test
    void carriersOfTheSamePriorityShareTheCallsByTheirWeights() throws Exception {
        var a = carillon.line();
        String dialled = "8" + a.number() + "33";
        try (Phone alice = a.registered();
                Trunking one = Trunking.at(carillon, "sa" + a.number(), "127.0.6.6", Map.of());
                Trunking other = Trunking.at(carillon, "sb" + a.number(), "127.0.6.7", Map.of());
                AutoCloseable route = route(pattern(dialled), "s" + a.number(), true, one, other);
                AutoCloseable uneven = weighted(dialled + "0", one, 1, other, 0)) {
            one.await(true);
            other.await(true);
            assertThat(atOne(alice, dialled, one.phone(), other.phone())).as("of %d calls", CALLS).isBetween(1, CALLS - 1);
            assertThat(atOne(alice, dialled + "0", one.phone(), other.phone())).as("with weights 1 and 0").isEqualTo(CALLS);
        }
    }

    private AutoCloseable weighted(String dialled, Trunking one, int weight, Trunking other, int otherWeight) throws Exception {
        String name = "w" + dialled;
        carillon.admin().post("/routes", pattern(dialled).add("name", name).add("trunks", Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("trunk", other.name()).add("priority", 1).add("weight", otherWeight))
                .add(Json.createObjectBuilder().add("trunk", one.name()).add("priority", 1).add("weight", weight))).build()).expect(201);
        return () -> carillon.admin().delete("/routes/" + name).expect(204);
    }

    private static int atOne(Phone caller, String dialled, Phone one, Phone other) throws Exception {
        int atOne = 0;
        for (int i = 0; i < CALLS; i++) {
            PhoneCall out = caller.call(dialled);
            Phone rung = called(one, other);
            rung.awaitCall().reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
            atOne += rung == one ? 1 : 0;
        }
        return atOne;
    }

    private static Phone called(Phone one, Phone other) throws Exception {
        long deadline = System.nanoTime() + Phone.PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (one.isCalledWithin(ofMillis(20))) {
                return one;
            } else if (other.isCalledWithin(ofMillis(20))) {
                return other;
            }
        }
        throw new AssertionError("neither of the two was called");
    }

    @Test
    void aCarrierWhereNothingRingsIsLeftAndOneThatWasHeardIsNot() throws Exception {
        var a = carillon.line();
        String dialled = "8" + a.number() + "44";
        try (Phone alice = a.registered();
                Trunking dumb = Trunking.at(carillon, "hd" + a.number(), "127.0.6.8", Map.of("optionsSeconds", 0, "setupSeconds", 2));
                Trunking heard = Trunking.at(carillon, "hh" + a.number(), "127.0.6.9", Map.of("optionsSeconds", 0));
                Trunking never = Trunking.at(carillon, "hn" + a.number(), "127.0.6.10", Map.of("optionsSeconds", 0));
                AutoCloseable route = route(pattern(dialled), "h" + a.number(), false, dumb, heard, never)) {
            long called = System.nanoTime();
            PhoneCall out = alice.call(dialled);
            PhoneCall left = dumb.phone().awaitCall();
            left.reject(100, "Trying");
            PhoneCall in = heard.phone().awaitCall();
            assertThat(Duration.ofNanos(System.nanoTime() - called)).isLessThan(NEXT_TRUNK);
            left.awaitEnded();
            in.earlyMedia();
            out.awaitProvisional(183);
            in.reject(503, "Service Unavailable");
            assertThat(out.awaitFinal().status()).isBetween(500, 599);
            assertThat(never.phone().isCalledWithin(ofMillis(300))).isFalse();
        }
    }

    @Test
    void theLongestNumberThatFitsIsMeantAndTheSameComesByTwoCarriers() throws Exception {
        var exact = carillon.line();
        var prefix = carillon.line();
        var pattern = carillon.line();
        String house = "4969" + exact.number();
        try (Phone one = exact.registered();
                Phone two = prefix.registered();
                Phone three = pattern.registered();
                Trunking left = Trunking.at(carillon, "dl" + exact.number(), "127.0.6.11", Map.of());
                Trunking right = Trunking.at(carillon, "dr" + exact.number(), "127.0.6.12", Map.of());
                Trunking third = Trunking.at(carillon, "dt" + exact.number(), "127.0.6.13", Map.of());
                AutoCloseable a = did(house + "10", "EXACT", exact, left, right);
                AutoCloseable b = did(house + "1", "PREFIX", prefix);
                AutoCloseable c = did(house + "ZX", "PATTERN", pattern)) {
            assertRings(left, house + "10", one);
            assertRings(right, house + "10", one);
            assertRings(third, house + "10", two);
            assertRings(left, house + "12", two);
            assertRings(left, house + "20", three);
            assertThat(left.phone().call(house + "05").awaitFinal().status()).isEqualTo(404);
        }
    }

    private AutoCloseable did(String number, String match, Installation.Line line, Trunking... trunks) throws Exception {
        var by = Json.createArrayBuilder();
        for (Trunking trunk : trunks) {
            by.add(trunk.name());
        }
        String location = carillon.admin().post("/dids", Json.createObjectBuilder().add("number", number).add("match", match)
                .add("extension", line.number()).add("trunks", by).build()).expect(201).header("Location");
        return () -> carillon.admin().delete(location.substring(location.indexOf("/dids/"))).expect(204);
    }

    private static void assertRings(Trunking carrier, String number, Phone phone) throws Exception {
        PhoneCall out = carrier.phone().call(number);
        phone.awaitCall().reject(486, "Busy Here");
        assertThat(out.awaitFinal().status()).isEqualTo(486);
    }
}
