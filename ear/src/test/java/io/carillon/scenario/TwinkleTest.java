package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twinkle, which speaks and hears with a sound card. */
@ArquillianTest
@RunAsClient
class TwinkleTest {
    private static final int TRIES = 20;

    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    @BeforeEach
    void isInstalled() throws Exception {
        Programs.assumed("twinkle-console");
        SoundCard.assumed();
    }

    private Stranger registered(Installation.Line line) throws Exception {
        Stranger twinkle = Stranger.twinkle(directory, line);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !carillon.admin()
                .get("/registrations?extension=" + line.number()).expect(200).object().getJsonArray("items").isEmpty());
        return twinkle;
    }

    private String address(Installation.Line line) {
        return "sip:" + line.number() + "@127.0.0.1:" + carillon.sip().getPort();
    }

    @Test
    void twinkleAnswersAndBothHear() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (SoundCard card = SoundCard.in(directory);
                Stranger twinkle = registered(b);
                Phone desk = a.registered()) {
            PhoneCall out = desk.call(b.number());
            out.awaitProvisional(180);
            twinkle.say("answer");
            out.awaitAnswered();
            assertTalk(out, desk, card, twinkle);
            assertThat(out.hangUp().status()).isEqualTo(200);
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void twinkleCallsHoldsHandsOnAndIsFree() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (SoundCard card = SoundCard.in(directory);
                Stranger twinkle = registered(a);
                Phone desk = b.registered();
                Phone third = c.registered()) {
            twinkle.say("call " + address(b));
            PhoneCall in = desk.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            assertTalk(in, desk, card, twinkle);
            twinkle.say("hold");
            in.awaitReInvite(1);
            twinkle.awaitOutput("re-INVITE successful");
            twinkle.say("retrieve");
            in.awaitReInvite(2);
            assertTalk(in, desk, card, twinkle);
            twinkle.say("transfer " + address(c));
            PhoneCall handed = third.awaitCall();
            handed.answer();
            handed.awaitAnswered();
            twinkle.awaitOutput("call successfully referred");
            Talk rest = new Talk(desk, in, third, handed);
            rest.hearOneAnother();
            rest.hangUp();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getJsonArray("legs")).hasSize(3);
        }
    }

    private static void assertTalk(PhoneCall call, Phone desk, SoundCard card, Stranger twinkle) throws Exception {
        Hearing hearing = call.listen(ofMillis(1000));
        for (int i = 1; i < TRIES && !hearing.isTone(SoundCard.TONE); i++) {
            hearing = call.listen(ofMillis(1000));
        }
        assertThat(hearing.isTone(SoundCard.TONE)).as("%s%n%s", hearing, twinkle.output()).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Hearing heard = card.lastSecond();
            assertThat(heard.isTone(desk.tone())).as("Twinkle heard %s at %s Hz: %.1f", heard, desk.tone(),
                    heard.levelOf(desk.tone())).isTrue();
        });
    }
}
