package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linphone, which speaks and hears with sound files. */
@ArquillianTest
@RunAsClient
class LinphoneTest {
    private static final int RATE = 8000;
    private static final int TRIES = 20;
    private static final int WAV_HEADER = 44;

    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    @BeforeEach
    void isInstalled() {
        Programs.assumed("linphonec");
    }

    private Stranger registered(Installation.Line line) throws Exception {
        Stranger linphone = Stranger.linphone(directory, line, SoundCard.speech(directory.resolve("speech.wav")));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !carillon.admin()
                .get("/registrations?extension=" + line.number()).expect(200).object().getJsonArray("items").isEmpty());
        return linphone;
    }

    @Test
    void linphoneAnswersAndBothHear() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Stranger linphone = registered(b);
                Phone desk = a.registered()) {
            PhoneCall out = desk.call(b.number());
            out.awaitAnswered();
            assertHears(out, linphone);
            assertThat(out.hangUp().status()).isEqualTo(200);
            assertHeard(desk.tone());
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void linphoneCallsHoldsAndHangsUp() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Stranger linphone = registered(a);
                Phone desk = b.registered()) {
            linphone.say("call sip:" + b.number() + "@127.0.0.1:" + carillon.sip().getPort());
            PhoneCall in = desk.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            assertHears(in, linphone);
            linphone.say("pause");
            in.awaitReInvite(1);
            linphone.awaitOutput("paused");
            linphone.say("resume");
            in.awaitReInvite(2);
            assertHears(in, linphone);
            linphone.say("terminate");
            in.awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    private static void assertHears(PhoneCall call, Stranger linphone) throws Exception {
        Hearing hearing = call.listen(ofMillis(1000));
        for (int i = 1; i < TRIES && !hearing.isTone(SoundCard.TONE); i++) {
            hearing = call.listen(ofMillis(1000));
        }
        assertThat(hearing.isTone(SoundCard.TONE)).as("%s%n%s", hearing, linphone.output()).isTrue();
    }

    /** The last second of what Linphone wrote down. */
    private void assertHeard(double tone) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            byte[] file = Files.readAllBytes(directory.resolve("heard.wav"));
            ByteBuffer wav = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(file.length).isGreaterThan(WAV_HEADER + 2 * RATE);
            assertThat(wav.getInt(24)).isEqualTo(RATE);
            short[] samples = new short[RATE];
            int middle = (WAV_HEADER + (file.length - WAV_HEADER) / 2 - RATE) & ~1;
            for (int i = 0; i < samples.length; i++) {
                samples[i] = wav.getShort(middle + 2 * i);
            }
            Hearing hearing = new Hearing(samples, 0, 0, 0, 0);
            assertThat(hearing.isTone(tone)).as("Linphone heard %s at %s Hz: %.1f", hearing, tone,
                    hearing.levelOf(tone)).isTrue();
        });
    }
}
