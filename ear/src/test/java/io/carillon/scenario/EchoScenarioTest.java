package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import io.carillon.phone.Sdp;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Somebody calls the number at which one hears oneself. */
@ArquillianTest
@RunAsClient
class EchoScenarioTest {
    private static final double ANOTHER = 1730;
    /** It cuts the explanation short, and means nothing when that is over. */
    private static final int ANY_KEY = 5;
    private static final int POUND = 11;
    private static final int EVENTS = 101;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void theCallerHearsAnExplanationAndThenHimselfSoonAndAsLoudAsHeSpoke() throws Exception {
        var line = carillon.line();
        try (Phone alice = line.registered()) {
            PhoneCall call = alice.call("*43", Sdp.offer("PCMA"));
            call.awaitAnswered();
            call.audio().speak(false);
            Awaitility.await("explained").atMost(ofSeconds(60)).pollInterval(ofMillis(500))
                    .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", "echo-test") > 0.9);
            call.audio().speak(true);
            call.audio().digit(ANY_KEY, EVENTS);
            Awaitility.await("himself").atMost(ofSeconds(60)).pollInterval(ofMillis(20))
                    .until(() -> call.listen(ofMillis(200)).isTone(alice.tone()));
            Hearing hearing = call.listen(ofMillis(500));
            assertThat(hearing.levelOf(alice.tone())).as("level").isBetween(-16.0, -7.0);
            long asked = System.nanoTime();
            call.audio().frequency(ANOTHER);
            Awaitility.await("the other tone").atMost(ofSeconds(60)).pollInterval(ofMillis(1))
                    .until(() -> call.listen(ofMillis(200)).isTone(ANOTHER));
            assertThat((System.nanoTime() - asked) / 1e6).as("milliseconds there and back").isBetween(0.0, 5_000.0);
            call.audio().digit(POUND, EVENTS);
            call.awaitEnded();
        }
        assertThat(carillon.awaitCdr(line.number(), "*43").getString("disposition")).isEqualTo("ANSWERED");
        carillon.awaitNothingLeft();
    }
}
