package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import io.carillon.phone.Watch;
import io.carillon.phone.Watch.Notice;
import io.carillon.server.CarillonServer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lamps go on after a redeployment, without a new SUBSCRIBE and with the right numbers. After a kill: {@link KillTest}. */
class WatchSurvivalTest {
    private CarillonServer server;
    private Installation carillon;

    @BeforeEach
    void start() throws Exception {
        server = LastingServer.running();
        carillon = server.installation();
    }

    /** No number is missing, none comes twice. */
    static void numbersAreInOrder(Watch lamp) {
        long cseq = 0;
        for (Notice notice : lamp.all()) {
            assertThat(notice.message().cseq()).isEqualTo(++cseq);
            assertThat(notice.version()).isEqualTo(cseq - 1);
        }
    }

    /** The same of a package whose documents have versions of their own, or none. */
    static void countsOn(Watch watch) {
        long cseq = 0;
        long version = -1;
        for (Notice notice : watch.all()) {
            assertThat(notice.message().cseq()).as("%s", notice.message()).isEqualTo(++cseq);
            if (notice.version() >= 0) {
                assertThat(notice.version()).as("%s", notice.message()).isGreaterThan(version);
                version = notice.version();
            }
        }
        assertThat(cseq).as("something came before and something after").isGreaterThan(1);
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
