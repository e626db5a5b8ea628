package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import io.carillon.server.CarillonServer;
import io.carillon.server.Standstill;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * More than the server can do. Not by being quicker than it, which would measure the machine: the threads that serve calls are
 * stopped until it has noticed that what is new waits too long. They go on then, and for some seconds little is let in.
 */
class RushTest {
    private static final String ADMITTED = "overload.calls.admitted.permille";
    private static final int ALL = 1_000;
    /** What is let in when the wait has been too long for some time. */
    private static final int LEAST = 20;
    /** So much is let in at most while we look; later it is no rush any more and the look does not count. */
    private static final int RUSH = 300;
    private static final int ROUNDS = 6;
    private static final int KNOCKS = 60;
    private static final int HELPED = 3;
    private static final List<String> NEW = List.of("INVITE", "SUBSCRIBE", "MESSAGE");
    private static final Duration AT_ONCE = Duration.ofMillis(500);
    private static final Duration TOLD = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofMillis(200);
    private static final double MOST_LOST = 0.01;
    private static final double GAP_MILLIS = 500;

    private CarillonServer server;
    private Installation carillon;

    @BeforeEach
    void start() throws Exception {
        server = LastingServer.running();
        carillon = server.installation();
    }

    /**
     * What a look at the rush has shown.
     *
     * @param admitted thousandths of what is new that are let in at the end of it
     * @param refused how many of those who knocked were told to come again
     * @param help how long calls for help mostly took from telephone to trunk
     * @param heard what the two hear who talk, from the moment on at which the lanes stood
     */
    private record Look(long admitted, int refused, Duration help, List<Hearing> heard) {
        /** Whether there was a rush to the end, and nobody stumbled who has a right not to. */
        boolean isClear() {
            return admitted <= RUSH && help.compareTo(AT_ONCE) <= 0
                    && heard.stream().allMatch(one -> one.lost() <= MOST_LOST * one.packets() && one.longestGapMillis() < GAP_MILLIS);
        }
    }

    @Test
    void whatIsNewIsToldToComeAgainWhileCallsGoOnAndHelpIsReached() throws Exception {
        var a = carillon.line();
        String site = "rush" + a.number();
        carillon.admin().post("/sites", Api.json(Map.of("name", site, "country", "DE", "city", "Berlin", "street", "Invalidenstrasse",
                "houseNumber", "43", "subnets", Json.createArrayBuilder().add("127.0.0.1/32").build()))).expect(201);
        try (AutoCloseable gone = () -> carillon.admin().delete("/sites/" + site).expect(204);
                Phone ann = a.registered();
                Phone bob = carillon.line().registered();
                Phone carol = carillon.line().registered();
                Phone dave = carillon.line().registered();
                EventEar ear = EventEar.on(carillon, "CarillonCdr", "eventType = 'emergency.called'");
                Trunking psap = Trunking.at(carillon, site, "127.0.2.41", Map.of());
                AutoCloseable unset = () -> helpGoesTo()) {
            psap.await(true);
            helpGoesTo(psap.name());
            Talk talk = Talk.between(bob, carol);
            long shed = carillon.counted("sip.requests.shed");
            Look look = look(talk, ann, dave, psap.phone());
            for (int i = 1; i < ROUNDS && !look.isClear(); i++) {
                look = look(talk, ann, dave, psap.phone());
            }
            assertThat(look.isClear()).as("the last of %d looks: %s", ROUNDS, look).isTrue();
            assertThat(look.refused()).as("of %d who knocked", KNOCKS).isGreaterThan(KNOCKS / 2);
            carillon.awaitCounted(shed + look.refused(), "sip.requests.shed");
            await("what is told of the calls for help, with the place").atMost(TOLD)
                    .until(() -> ear.all(heard -> heard.body().toString().contains("Invalidenstrasse 43")).size() >= HELPED);
            carillon.awaitStatus("as before", status -> admitted(status) == ALL);
            talk.hearOneAnother();
            talk.hangUp();
            Talk.between(ann, dave).hangUp();
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void aFullHouseSaysSoAndWhoIsInStaysAndHelpIsReached() throws Exception {
        carillon.awaitNothingLeft();
        List<PhoneCall> waiting = new ArrayList<>();
        try (Phone ann = carillon.line().registered();
                Phone bob = carillon.line().registered();
                Phone carol = carillon.line().registered();
                Phone dave = carillon.line().registered();
                Trunking psap = Trunking.at(carillon, "full" + ann.user(), "127.0.2.42", Map.of());
                AutoCloseable unset = () -> helpGoesTo()) {
            psap.await(true);
            helpGoesTo(psap.name());
            Talk talk = Talk.between(bob, carol);
            for (int i = 1; i < LastingServer.MOST_CALLS; i++) {
                waiting.add(ann.call(dave.user()));
                dave.awaitCall().ring();
            }
            SipText refusal = ann.call(dave.user()).awaitFinal();
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(Integer.parseInt(refusal.header("Retry-After"))).isPositive();
            assertThat(refusal.header("Reason")).contains("Limit of the server: " + LastingServer.MOST_CALLS + " calls at a time");
            assertThat(dave.isCalledWithin(WARM_UP)).isFalse();
            PhoneCall help = ann.call("112");
            PhoneCall service = psap.phone().awaitCall();
            service.answer();
            help.awaitAnswered();
            service.awaitAnswered();
            new Talk(ann, help, psap.phone(), service).hearOneAnother();
            talk.hearOneAnother();
            assertThat(talk.in().hold().status()).isEqualTo(200);
            assertThat(talk.in().resume().status()).isEqualTo(200);
            service.hangUp();
            help.awaitEnded();
            waiting.remove(0).cancel();
            carillon.awaitStatus("room for one", status -> status.getJsonObject("gauges").getInt("calls.active") < LastingServer.MOST_CALLS);
            waiting.add(ann.call(dave.user()));
            dave.awaitCall().ring();
            for (PhoneCall one : waiting) {
                one.cancel();
            }
            talk.hearOneAnother();
            talk.hangUp();
        }
        carillon.awaitNothingLeft();
    }

    private Look look(Talk talk, Phone ann, Phone dave, Phone service) throws Exception {
        carillon.awaitStatus("everything let in", status -> admitted(status) == ALL);
        PhoneCall before = talk.callee().call(dave.user());
        PhoneCall atDave = dave.awaitCall();
        atDave.ring();
        before.awaitProvisional(180);
        List<PhoneCall> crowd = press(talk, talk.caller());
        int refused = knock();
        Duration help = usualWay(ann, service);
        assertThat(ann.register(300).status()).as("registering has lanes of its own").isEqualTo(200);
        atDave.answer();
        assertThat(before.awaitFinal().status()).as("a call that rang already").isEqualTo(200);
        List<Hearing> heard = heard(talk);
        assertThat(talk.out().infoKey("5", 100).status()).isEqualTo(200);
        assertThat(talk.in().hold().status()).isEqualTo(200);
        assertThat(talk.in().resume().status()).isEqualTo(200);
        long admitted = carillon.gauge(ADMITTED);
        assertThat(before.hangUp().status()).isEqualTo(200);
        for (PhoneCall one : crowd) {
            assertThat(one.awaitFinal().status()).as("nobody is there").isEqualTo(404);
            one.close();
        }
        return new Look(admitted, refused, help, heard);
    }

    /** Stops the threads of the lanes and lets calls come until hardly any is let in; what they hear who talk is heard from here on. */
    private List<PhoneCall> press(Talk talk, Phone caller) throws Exception {
        List<PhoneCall> crowd = new ArrayList<>();
        long many = 2 * carillon.gauge("lanes.threads") + 8;
        try (Standstill standstill = server.standstill()) {
            assertThat(standstill.ofWhoeverIsIn("io.carillon.rar.CallLanes")).as("threads of lanes").isPositive();
            talk.out().listen(WARM_UP);
            talk.in().listen(WARM_UP);
            talk.out().audio().forget();
            talk.in().audio().forget();
            for (int i = 0; i < many; i++) {
                crowd.add(caller.call("0000"));
            }
            carillon.awaitStatus("a rush", status -> admitted(status) <= LEAST);
        }
        return crowd;
    }

    private static long admitted(JsonObject status) {
        return status.getJsonObject("gauges").getJsonNumber(ADMITTED).longValue();
    }

    private static List<Hearing> heard(Talk talk) {
        Hearing atCaller = talk.out().audio().soFar();
        Hearing atCallee = talk.in().audio().soFar();
        assertThat(atCaller.packets()).as("packets of some seconds").isGreaterThan(50);
        assertThat(atCaller.isTone(talk.callee().tone())).as("%s", atCaller).isTrue();
        assertThat(atCallee.isTone(talk.caller().tone())).as("%s", atCallee).isTrue();
        return List.of(atCaller, atCallee);
    }

    /** How long some calls for help mostly take. */
    private static Duration usualWay(Phone caller, Phone service) throws Exception {
        Taken taken = new Taken();
        for (int i = 0; i < HELPED; i++) {
            long begun = System.nanoTime();
            PhoneCall out = caller.call("112");
            PhoneCall in = service.awaitCall();
            taken.since(begun);
            assertThat(in.sentInvite().requestUri()).startsWith("sip:112@");
            assertThat(in.sentInvite().body()).contains("Invalidenstrasse");
            in.reject(486, "Busy Here");
            assertThat(out.awaitFinal().status()).isEqualTo(486);
        }
        return taken.median();
    }

    /** Strangers ask for something new, all at once. Returns how many of them are to come again; nobody is told anything else but who are you. */
    private int knock() throws Exception {
        Map<String, SipText> answers = new HashMap<>();
        byte[] buffer = new byte[65_536];
        try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.179"))) {
            stranger.setSoTimeout(2_000);
            for (int i = 0; i < KNOCKS; i++) {
                byte[] knock = request(NEW.get(i % NEW.size()), i, stranger).bytes();
                stranger.send(new DatagramPacket(knock, knock.length, carillon.sip()));
            }
            while (answers.size() < KNOCKS) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                stranger.receive(packet);
                SipText answer = SipText.parse(buffer, packet.getLength());
                answers.put(answer.callId(), answer);
            }
        } catch (SocketTimeoutException lost) {
            assertThat(answers.size()).as("answers, without what the machine's network may lose").isGreaterThan(KNOCKS * 9 / 10);
        }
        int refused = 0;
        for (SipText answer : answers.values()) {
            assertThat(answer.status()).isIn(401, 407, 503);
            if (answer.status() == 503) {
                refused++;
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(5, 15);
            }
        }
        return refused;
    }

    private static SipText request(String method, int number, DatagramSocket from) {
        String own = "<sip:" + number + "@127.0.0.179:" + from.getLocalPort() + ">";
        return new SipText(method + " sip:1001@carillon SIP/2.0")
                .add("Via", "SIP/2.0/UDP 127.0.0.179:" + from.getLocalPort() + ";rport;branch=z9hG4bKrush" + System.nanoTime())
                .add("Max-Forwards", "70").add("From", own + ";tag=1").add("To", "<sip:1001@carillon>")
                .add("Call-ID", "rush-" + number + "-" + System.nanoTime()).add("CSeq", "1 " + method)
                .add("Contact", own).add("Event", "dialog");
    }

    private void helpGoesTo(String... trunks) throws Exception {
        var ways = Json.createArrayBuilder();
        for (String trunk : trunks) {
            ways.add(trunk);
        }
        String tag = carillon.admin().get("/emergency").expect(200).header("ETag");
        carillon.admin().put("/emergency", Json.createObjectBuilder()
                .add("numbers", Json.createArrayBuilder().add("911").add("112"))
                .add("prefixes", Json.createArrayBuilder().add("9")).add("trunks", ways).add("callback", "+4930999000")
                .add("notifyExtensions", Json.createArrayBuilder()).add("notifyEmails", Json.createArrayBuilder())
                .build(), "If-Match", tag).expect(200);
    }
}
