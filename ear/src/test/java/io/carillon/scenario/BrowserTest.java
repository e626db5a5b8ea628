package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.WebPhone;
import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real browser and a desk phone. The browser's session descriptions travel in a test phone's messages. */
@ArquillianTest
@RunAsClient
class BrowserTest {
    private static final double BROWSER_TONE = 700;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browsing = new Browsing(carillon);

    @Test
    void aBrowserCallsADeskPhoneAndBothHear() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone carrier = overWebSocket(a).register();
                Phone desk = b.registered()) {
            WebPhone browser = WebPhone.in(browsing.chromium(), BROWSER_TONE);
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
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, in);
            assertThat(in.hold().status()).isEqualTo(200);
            assertThat(out.hangUp().status()).isEqualTo(200);
        }
    }

    @Test
    void aDeskPhoneCallsABrowserAndBothHear() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone desk = a.registered();
                Phone carrier = overWebSocket(b).register()) {
            WebPhone browser = WebPhone.in(browsing.chromium(), BROWSER_TONE);
            PhoneCall out = desk.call(b.number());
            PhoneCall in = carrier.awaitCall();
            String offer = in.sentInvite().body();
            assertThat(offer).contains("UDP/TLS/RTP/SAVPF", "a=setup:actpass", "a=ice-lite", "typ host");
            in.ring();
            in.answer(Sdp.verbatim(browser.answer(offer)));
            out.awaitAnswered();
            in.audio().speak(false);
            assertThat(browser.connected()).isEqualTo("connected");
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, out);
            assertThat(out.hangUp().status()).isEqualTo(200);
        }
    }

    /** Whoever comes over a WebSocket is called the way browsers want it. */
    private Phone overWebSocket(Installation.Line line) throws Exception {
        return Phone.over(Carrier.WSS, carillon.sip(Carrier.WSS), line.number(), line.secret());
    }
}
