package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import io.carillon.phone.Watch;
import io.carillon.phone.Watch.Notice;
import io.carillon.server.CarillonServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lamps go on after a redeployment, a restart and a kill, without a new SUBSCRIBE and with the right numbers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchSurvivalTest {
    private CarillonServer server;
    private Installation carillon;

    @BeforeAll
    void start() throws Exception {
        server = CarillonServer.fresh("watch-survival", 8000)
                .with("carillon.subscription.unsolicited-mwi", "1")
                .start();
        carillon = server.installation();
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    private static void numbersAreInOrder(Watch lamp) {
        long cseq = 0;
        for (Notice notice : lamp.all()) {
            assertThat(notice.message().cseq()).isEqualTo(++cseq);
            assertThat(notice.version()).isEqualTo(cseq - 1);
        }
    }

    @Test
    void lampsAndNumbersGoOnAfterARedeployment() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Watch lamp = carol.watch(b.number(), "dialog").on(3600);
            Talk talk = Talk.between(alice, bob);
            lamp.nextWith("<state>confirmed</state>");
            int told = lamp.all().size();
            server.redeployEar();
            server.awaitReady();
            lamp.next(notice -> lamp.all().size() > told && notice.body().contains("<state>confirmed</state>"));
            talk.hangUp();
            lamp.next(notice -> !notice.body().contains("confirmed"));
            numbersAreInOrder(lamp);
            assertThat(lamp.subscribe(3600).status()).as("the dialog goes on").isEqualTo(200);
        }
    }

    @Test
    void lampsNumbersAndPublicationsGoOnAfterAKill() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            Watch lamp = carol.watch(b.number(), "dialog").on(3600);
            Watch waiting = bob.watch(b.number(), "message-summary").on(3600);
            String etag = bob.publish("presence", 3600, null, "application/pidf+xml",
                    "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\"sip:b@x\"><note>here</note></presence>")
                    .header("SIP-ETag");
            carillon.admin().put("/extensions/" + b.number() + "/message-waiting", Api.json(Map.of("fresh", 3)))
                    .expect(200);
            waiting.nextWith("3/0");
            Talk.between(alice, bob);
            lamp.nextWith("<state>confirmed</state>");
            server.kill9();
            server.start();
            lamp.next(notice -> notice.version() > 0 && !notice.body().contains("confirmed"));
            waiting.nextWith("3/0");
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().ring();
            lamp.nextWith("<state>early</state>");
            out.cancel();
            numbersAreInOrder(lamp);
            assertThat(bob.publish("presence", 3600, etag, null, null).status()).as("tag of before").isEqualTo(200);
        }
    }

    @Test
    void aPhoneThatDoesNotAskIsToldOfItsMessagesWhenItRegisters() throws Exception {
        var a = carillon.line();
        String path = "/extensions/" + a.number() + "/message-waiting";
        carillon.admin().put(path, Api.json(Map.of("fresh", 7))).expect(200);
        try (Phone alice = a.registered()) {
            SipText told = alice.awaitReceived("NOTIFY");
            assertThat(told.header("Event")).isEqualTo("message-summary");
            assertThat(told.header("Contact")).startsWith("<sip:127.0.0.1:");
            assertThat(told.body()).contains("Messages-Waiting: yes", "Voice-Message: 7/0");
            assertThat(alice.received("NOTIFY")).as("one registration, told once").hasSize(1);
        }
    }
}
