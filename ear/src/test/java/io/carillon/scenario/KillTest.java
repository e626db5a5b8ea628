package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.carillon.phone.Hearing;
import io.carillon.phone.MailBox;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import io.carillon.phone.Texts;
import io.carillon.phone.Watch;
import io.carillon.server.CarillonServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What outlives a kill of the server. Everything is there first, then it is killed once and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {
    private static final String THIEF = "127.0.0.69";
    private static final int HASH = 11;
    private static final double BEEP_HERTZ = 1000;
    private static final Duration READY = ofSeconds(90);

    private final List<AutoCloseable> open = new ArrayList<>();
    private CarillonServer server;
    private Installation carillon;
    private Instant killed;
    private MailBox mail;

    /** What has to be true afterwards. */
    private interface Afterwards {
        void assertIt() throws Exception;
    }

    @TestFactory
    List<DynamicTest> afterAKill() throws Exception {
        server = LastingServer.running();
        carillon = server.installation();
        Map<String, Afterwards> all = new LinkedHashMap<>();
        all.put("who has to be told of a call for help is told", callForHelp());
        all.put("a ban is one", ban());
        all.put("lamps, their numbers and publications go on", lamps());
        all.put("every package counts on", packages());
        all.put("a text that waits still comes, once", text());
        all.put("calls in progress get a record of their own and registrations survive", callInProgress());
        all.put("a recording lost its last second at most", recording());
        all.put("who wants to be called when somebody is free is called", wish());
        all.put("what somebody was saying to a mailbox is a message, once", deposit());
        killed = Instant.now();
        server.kill9();
        mail = opened(MailBox.on(LastingServer.MAIL_PORT));
        Duration started = started();
        all.put("it serves within ninety seconds", () -> assertThat(started).isLessThan(READY));
        return all.entrySet().stream().map(one -> dynamicTest(one.getKey(), one.getValue()::assertIt)).toList();
    }

    /** How long it takes to be ready. */
    private Duration started() throws Exception {
        long begun = System.nanoTime();
        server.start();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    private Afterwards callInProgress() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        Phone alice = opened(a.registered());
        Phone bob = opened(b.registered());
        Talk.between(alice, bob);
        return () -> {
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getJsonObject("cause").getString("text")).isEqualTo("Node failure");
            assertThat(cdr.getString("hangUpBy")).isEqualTo("SYSTEM");
            assertThat(carillon.admin().get("/cdrs?caller=" + a.number() + "&callee=" + b.number()).expect(200).object()
                    .getJsonArray("items")).hasSize(1);
            Talk.between(alice, bob).hangUp();
        };
    }

    private Afterwards wish() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        Phone alice = opened(a.registered());
        Talk.between(opened(c.registered()), opened(b.registered()));
        PhoneCall code = alice.call("*37" + b.number());
        code.awaitAnswered();
        assertThat(code.listen(ofMillis(200)).isTone(600)).as("confirmation").isTrue();
        code.awaitEnded();
        return () -> assertThat(alice.awaitCall().sentInvite().header("From")).contains("sip:" + b.number() + "@");
    }

    private Afterwards callForHelp() throws Exception {
        var a = carillon.line("Ann");
        Phone alice = opened(a.registered());
        Trunking psap = opened(Trunking.at(carillon, "help" + a.number(), "127.0.2.5", Map.of()));
        help(List.of(psap.name()), List.of("spot@house.example"));
        PhoneCall out = alice.call("112");
        psap.phone().awaitCall().reject(486, "Busy Here");
        out.awaitFinal();
        String call = carillon.awaitCdr(a.number(), "112").getString("id");
        await().atMost(ofSeconds(60)).until(
                () -> carillon.admin().get("/emergency/calls").expect(200).body().contains(call));
        return () -> {
            assertThat(mail.await(one -> one.text().contains(call), ofSeconds(60)).to()).isEqualTo("spot@house.example");
            help(List.of(), List.of());
        };
    }

    private void help(List<String> trunks, List<String> emails) throws Exception {
        String tag = carillon.admin().get("/emergency").expect(200).header("ETag");
        carillon.admin().put("/emergency", Json.createObjectBuilder()
                .add("numbers", Json.createArrayBuilder().add("112"))
                .add("trunks", Json.createArrayBuilder(trunks))
                .add("notifyEmails", Json.createArrayBuilder(emails)).build(), "If-Match", tag).expect(200);
    }

    private Afterwards ban() throws Exception {
        carillon.admin().post("/security/bans", Api.json(Map.of("source", THIEF, "minutes", 60))).expect(201);
        carillon.admin().put("/security/allowed/office", Api.json(Map.of("network", "192.0.2.0/24"))).expect(200);
        assertThat(BanSurvivalTest.isHeard(carillon, THIEF)).isFalse();
        return () -> {
            assertThat(BanSurvivalTest.isHeard(carillon, "127.0.0.1")).isTrue();
            assertThat(BanSurvivalTest.isHeard(carillon, THIEF)).as("after the kill").isFalse();
            JsonObject ban = carillon.admin().get("/security/bans/" + THIEF).expect(200).object();
            assertThat(ban.getBoolean("active")).isTrue();
            assertThat(carillon.admin().get("/security/allowed").expect(200).body()).contains("192.0.2.0/24");
            carillon.admin().delete("/security/bans/" + THIEF).expect(204);
        };
    }

    private Afterwards lamps() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        Phone alice = opened(a.registered());
        Phone bob = opened(b.registered());
        Phone carol = opened(carillon.line().registered());
        Watch lamp = carol.watch(b.number(), "dialog").on(3600);
        Watch waiting = bob.watch(b.number(), "message-summary").on(3600);
        String etag = bob.publish("presence", 3600, null, "application/pidf+xml",
                "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\"sip:b@x\"><note>here</note></presence>")
                .header("SIP-ETag");
        carillon.admin().put("/extensions/" + b.number() + "/message-waiting", Api.json(Map.of("fresh", 3))).expect(200);
        waiting.nextWith("3/0");
        Talk.between(alice, bob);
        lamp.nextWith("<state>confirmed</state>");
        return () -> {
            lamp.next(notice -> notice.version() > 0 && !notice.body().contains("confirmed"));
            waiting.nextWith("3/0");
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().ring();
            lamp.nextWith("<state>early</state>");
            out.cancel();
            WatchSurvivalTest.numbersAreInOrder(lamp);
            assertThat(bob.publish("presence", 3600, etag, null, null).status()).as("tag of before").isEqualTo(200);
        };
    }

    private Afterwards packages() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String list = "panel-" + b.number();
        carillon.admin().post("/watch-lists", Json.createObjectBuilder().add("name", list).add("displayName", "Panel")
                .add("members", Json.createArrayBuilder().add(a.number()).add(b.number())).build()).expect(201);
        Phone alice = opened(a.registered());
        Phone bob = opened(b.registered());
        Phone carol = opened(carillon.line().registered());
        Watch waiting = bob.watch(b.number(), "message-summary").on(3600);
        Watch presence = carol.watch(b.number(), "presence").with("Accept", "application/pidf+xml").on(3600);
        Watch lamp = carol.watch(b.number(), "dialog").on(3600);
        Watch reg = bob.watch(b.number(), "reg").on(3600);
        Watch panel = carol.watch(list, "dialog").with("Supported", "eventlist", "Accept",
                "application/dialog-info+xml, multipart/related, application/rlmi+xml").on(3600);
        List<Watch> all = List.of(waiting, presence, lamp, reg, panel);
        for (Watch watch : all) {
            watch.next();
        }
        return () -> {
            carillon.admin().put("/extensions/" + b.number() + "/message-waiting", Api.json(Map.of("fresh", 5))).expect(200);
            waiting.nextWith("5/0");
            opened(b.phone()).register();
            reg.nextWith("event=\"created\"");
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().answer();
            out.awaitAnswered();
            lamp.nextWith("<state>confirmed</state>");
            panel.nextWith("<state>confirmed</state>");
            presence.nextWith("on-the-phone");
            out.hangUp();
            all.forEach(WatchSurvivalTest::countsOn);
        };
    }

    private Afterwards text() throws Exception {
        var b = carillon.line();
        Phone alice = opened(carillon.line().registered());
        Phone bob = opened(b.phone());
        assertThat(Texts.send(alice, b.number(), "see you").status()).isEqualTo(202);
        return () -> {
            bob.register();
            bob.awaitReceived("MESSAGE", message -> message.body().equals("see you"));
            bob.register();
            assertThat(Texts.send(alice, b.number(), "here?").status()).isEqualTo(202);
            bob.awaitReceived("MESSAGE", message -> message.body().equals("here?"));
            assertThat(bob.received("MESSAGE").stream().filter(message -> message.body().equals("see you"))
                    .map(SipText::branch).distinct()).as("once").hasSize(1);
        };
    }

    private Afterwards recording() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String policy = Tape.policy(carillon, "EXTENSION", a.number(), "ALWAYS");
        Phone alice = opened(a.registered());
        Phone bob = opened(b.registered());
        Talk talk = Talk.between(alice, bob);
        Hearing last = talk.out().listen(ofMillis(3000));
        return () -> {
            JsonObject recording = Tape.await(carillon, a.number(), b.number());
            assertThat(recording.getString("ended")).isEqualTo("CRASHED");
            Tape tape = Tape.of(carillon, recording.getString("id"));
            long until = Duration.between(Instant.parse(recording.getString("startedAt")), killed).toMillis();
            double stumble = Math.max(last.stallMillis(), last.longestGapMillis());
            assertThat((double) tape.millis()).as("of %d ms, the machine stumbled for %.0f ms", until, stumble)
                    .isGreaterThan(until - 1000 - 2 * stumble);
            assertThat(Tape.part(tape.left(), 500, tape.millis()).isTone(alice.tone())).isTrue();
            assertThat(Tape.part(tape.right(), 500, tape.millis()).isTone(bob.tone())).isTrue();
            JsonObject cdr = carillon.awaitCdr(a.number(), b.number());
            assertThat(cdr.getString("id")).isEqualTo(recording.getString("callId"));
            carillon.admin().delete(policy).expect(204);
        };
    }

    /** Whoever still speaks when the server dies has left a message, up to the last second. */
    private Afterwards deposit() throws Exception {
        var a = carillon.line("Ann");
        var b = carillon.line();
        Phone alice = opened(a.registered());
        Phone bob = opened(b.registered());
        VoiceBox box = new VoiceBox(carillon, b.number());
        box.set(Map.of("language", "en"));
        Watch waiting = bob.watch(b.number(), "message-summary").on(3600);
        waiting.nextWith("0/0");
        PhoneCall out = alice.call("*99" + b.number());
        out.awaitAnswered();
        VoiceBox.hears(out, "vm-is-away");
        out.audio().digit(HASH, 101);
        VoiceBox.hears(out, BEEP_HERTZ);
        VoiceBox.speaks(out, ofMillis(3000));
        assertThat(box.messages()).as("it is being said").isEmpty();
        double stumble = out.audio().soFar().stallMillis();
        return () -> {
            JsonObject message = box.onlyMessage();
            assertThat(message.getString("from")).isEqualTo(a.number());
            assertThat(message.getString("fromName")).isEqualTo("Ann");
            waiting.nextWith("Voice-Message: 1/0");
            byte[] wav = box.audio(message.getString("id"), "bytes=0-").body();
            double millis = (wav.length - 44) / 16.0;
            long until = Duration.between(Instant.parse(message.getString("receivedAt")), killed).toMillis();
            Hearing heard = hearing(wav);
            assertThat(millis).as("of %d ms", until).isGreaterThan(until - 1000 - 2 * stumble);
            assertThat(heard.isTone(alice.tone())).as("all of it is the caller").isTrue();
            assertThat(carillon.awaitCdr(a.number(), "*99" + b.number()).getString("id"))
                    .isEqualTo(message.getString("callId"));
            assertThat(box.messages()).as("once").hasSize(1);
        };
    }

    private static Hearing hearing(byte[] wav) {
        int from = 44 + 8_000; // without the first half second
        short[] samples = new short[(wav.length - from) / 2];
        ByteBuffer.wrap(wav, from, wav.length - from).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Hearing(samples, samples.length / 160, 0, 0, 0);
    }
}
