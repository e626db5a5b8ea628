package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.Chromium;
import io.carillon.browser.WebPhone;
import io.carillon.phone.Carrier;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser and a desk phone. The browser's session descriptions travel in a test phone's messages. */
@ArquillianTest
@RunAsClient
class BrowserTest {
    private static final double BROWSER_TONE = 700;
    private static final int TRIES = 8;

    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    @Test
    void aBrowserCallsADeskPhoneAndBothHear() throws Exception {
        Network.assumed();
        Programs.assumed("chromium");
        var a = carillon.line();
        var b = carillon.line();
        try (Chromium chromium = Chromium.start(directory);
                Phone carrier = overWebSocket(a).register();
                Phone desk = b.registered()) {
            WebPhone browser = WebPhone.in(chromium, BROWSER_TONE);
            PhoneCall out = carrier.call(b.number(), Sdp.verbatim(browser.offer()));
            PhoneCall in = desk.awaitCall();
            assertThat(in.sentInvite().body()).contains("RTP/AVP").doesNotContain("fingerprint", "candidate");
            in.ring();
            in.answer();
            out.awaitAnswered();
            out.audio().speak(false);
            String answer = out.awaitFinal().body();
            assertThat(answer).contains("a=ice-lite", "UDP/TLS/RTP/SAVPF", "a=setup:passive", "a=rtcp-mux", "a=group:BUNDLE");
            browser.answered(answer);
            assertThat(browser.connected()).as("the browser after\n%s", answer).isEqualTo("connected");
            bothHear(browser, desk, in);
            assertThat(in.hold().status()).isEqualTo(200);
            assertThat(out.hangUp().status()).isEqualTo(200);
        }
    }

    @Test
    void aDeskPhoneCallsABrowserAndBothHear() throws Exception {
        Network.assumed();
        Programs.assumed("chromium");
        var a = carillon.line();
        var b = carillon.line();
        try (Chromium chromium = Chromium.start(directory);
                Phone desk = a.registered();
                Phone carrier = overWebSocket(b).register()) {
            WebPhone browser = WebPhone.in(chromium, BROWSER_TONE);
            PhoneCall out = desk.call(b.number());
            PhoneCall in = carrier.awaitCall();
            String offer = in.sentInvite().body();
            assertThat(offer).contains("UDP/TLS/RTP/SAVPF", "a=setup:actpass", "a=ice-lite", "typ host");
            in.ring();
            in.answer(Sdp.verbatim(browser.answer(offer)));
            out.awaitAnswered();
            in.audio().speak(false);
            assertThat(browser.connected()).isEqualTo("connected");
            bothHear(browser, desk, out);
            assertThat(out.hangUp().status()).isEqualTo(200);
        }
    }

    /** Whoever comes over a WebSocket is called the way browsers want it. */
    private Phone overWebSocket(Installation.Line line) throws Exception {
        return Phone.over(Carrier.WSS, carillon.sip(Carrier.WSS), line.number(), line.secret());
    }

    private static void bothHear(WebPhone browser, Phone desk, PhoneCall in) throws Exception {
        Hearing hearing = in.listen(ofMillis(1000));
        for (int i = 1; i < TRIES && !hearing.isTone(BROWSER_TONE); i++) {
            hearing = in.listen(ofMillis(1000));
        }
        assertThat(hearing.isTone(BROWSER_TONE)).as("the desk phone hears the browser: %s", hearing).isTrue();
        WebPhone.Heard heard = browser.hear();
        for (int i = 1; i < TRIES && !heard.isTone(desk.tone()); i++) {
            heard = browser.hear();
        }
        assertThat(heard.isTone(desk.tone())).as("the browser hears %s Hz: %s", desk.tone(), heard).isTrue();
    }
}
