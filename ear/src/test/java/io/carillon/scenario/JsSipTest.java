package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.carillon.browser.JsSipPhone;
import io.carillon.browser.NodePackages;
import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.Voice;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A page with JsSIP in a real browser, and a desk phone. */
@ArquillianTest
@RunAsClient
class JsSipTest {
    private static final double BROWSER_TONE = 730;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browsing = new Browsing(carillon);

    private static NodePackages libraries() throws Exception {
        Path root = Path.of(System.getProperty("carillon.test.root"));
        Optional<NodePackages> found =
                NodePackages.of(root.resolve("ear/src/interop/jssip"), root.resolve("ear/target/jssip"));
        assumeThat(found).as("JsSIP, which npm fetches").isPresent();
        return found.orElseThrow();
    }

    private String socket(int port) {
        return "wss://127.0.0.1:" + port + "/sip";
    }

    private JsSipPhone registered(NodePackages libraries, String socket,
            Installation.Line line)
            throws Exception {
        return JsSipPhone.in(browsing.chromium(), libraries, BROWSER_TONE)
                .register(socket, "sip:" + line.number() + "@127.0.0.1", line.secret());
    }

    @Test
    void theBrowserCallsADeskPhoneHoldsDialsADigitAndHangsUp() throws Exception {
        NodePackages libraries = libraries();
        var a = carillon.line();
        var b = carillon.line();
        try (Phone desk = b.registered()) {
            JsSipPhone browser = registered(libraries, socket(carillon.sip(Carrier.WSS).getPort()), a);
            browser.call("sip:" + b.number() + "@127.0.0.1");
            PhoneCall in = desk.awaitCall();
            assertThat(in.sentInvite().body()).contains("RTP/AVP").doesNotContain("fingerprint", "candidate");
            in.ring();
            browser.await("progress");
            in.answer();
            browser.await("confirmed");
            in.awaitAnswered();
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, in);
            browser.digit("5");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> in.audio().digits().contains(5));
            browser.hold();
            assertThat(Sdp.Remote.parse(in.awaitReInvite(1).body()).direction()).isIn("sendonly", "inactive");
            browser.resume();
            assertThat(Sdp.Remote.parse(in.awaitReInvite(2).body()).direction()).isEqualTo("sendrecv");
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, in);
            browser.hangUp();
            in.awaitEnded();
            browser.await("ended");
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
            browser.stop();
        }
    }

    /** The page uses the port that it came from: the web server passes its socket on. */
    @Test
    void theDeskPhoneCallsTheBrowserOnTheWebPortAndHangsUp() throws Exception {
        NodePackages libraries = libraries();
        var a = carillon.line();
        var b = carillon.line();
        try (Phone desk = a.registered()) {
            JsSipPhone browser = registered(libraries, socket(carillon.http().getPort() + 363), b);
            PhoneCall out = desk.call(b.number());
            browser.awaitCall();
            out.awaitProvisional(180);
            browser.answer();
            out.awaitAnswered();
            browser.await("confirmed");
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, out);
            assertThat(out.hangUp().status()).isEqualTo(200);
            assertThat(browser.await("ended")).startsWith("ended(remote:");
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
            browser.stop();
        }
    }

    @Test
    void aBusyDeskPhoneIsSaidToBeBusy() throws Exception {
        NodePackages libraries = libraries();
        var a = carillon.line();
        var b = carillon.line();
        try (Phone desk = b.registered()) {
            JsSipPhone browser = registered(libraries, socket(carillon.sip(Carrier.WSS).getPort()), a);
            browser.call("sip:" + b.number() + "@127.0.0.1");
            desk.awaitCall().reject(486, "Busy Here");
            assertThat(browser.await("failed")).isEqualTo("failed(remote:Busy)");
        }
    }

    /** Voice in Opus is made that of the desk phone, which has never heard of it, and the other way round. */
    @Test
    void aBrowserThatHasOpusAloneTalksWithDeskPhonesThatHaveG711Alone() throws Exception {
        NodePackages libraries = libraries();
        assumeThat(Voice.hasOpus()).as("libopus, which the system brings").isTrue();
        var a = carillon.line();
        var b = carillon.line();
        try (Phone desk = b.registered()) {
            JsSipPhone browser = registered(libraries, socket(carillon.sip(Carrier.WSS).getPort()), a).withOpusAlone();
            browser.call("sip:" + b.number() + "@127.0.0.1");
            PhoneCall in = desk.awaitCall();
            in.answer(Sdp.offer("PCMU"));
            browser.await("confirmed");
            in.awaitAnswered();
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, in);
            browser.digit("5");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> in.audio().digits().contains(5));
            browser.hold();
            in.awaitReInvite(1);
            browser.resume();
            in.awaitReInvite(2);
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, in);
            browser.hangUp();
            in.awaitEnded();
            browser.await("ended");
            spoke(a, b, "opus", "PCMU");

            PhoneCall out = desk.call(a.number(), Sdp.offer("PCMA"));
            browser.awaitCall();
            browser.answer();
            out.awaitAnswered();
            browser.await("confirmed");
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, out);
            out.audio().digit(7, 101);
            Browsing.bothHear(BROWSER_TONE, browser::hear, desk, out);
            assertThat(out.hangUp().status()).isEqualTo(200);
            browser.await("ended");
            spoke(b, a, "PCMA", "opus");
            browser.stop();
        }
    }

    private void spoke(Installation.Line caller, Installation.Line callee, String... codecs) throws Exception {
        assertThat(carillon.awaitCdr(caller.number(), callee.number()).getJsonArray("legs").getValuesAs(JsonObject.class))
                .extracting(leg -> leg.getJsonObject("media").getJsonObject("codec").getString("name"))
                .usingElementComparator(String.CASE_INSENSITIVE_ORDER)
                .containsExactly(codecs);
    }
}
