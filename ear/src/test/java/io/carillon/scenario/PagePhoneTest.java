package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.browser.ConsolePage;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Texts;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is on the telephone at the edge of every page, and the way that it leads somebody new through the house. */
@ArquillianTest
@RunAsClient
class PagePhoneTest {
    private static final double BROWSER_TONE = 770;
    private static final double BEEP = 1000;
    private static final Duration PATIENCE = ofSeconds(60);
    /** Below this nobody hears anything. */
    private static final double SILENCE = -60;

    /** Notes how long what is played without a call lasts. */
    private static final String PLAYED = """
            globalThis.played = [];
            AudioBufferSourceNode.prototype.start = new Proxy(AudioBufferSourceNode.prototype.start, {
              apply: (start, node, given) => { played.push(node.buffer.duration); return start.apply(node, given); }
            }); ''""";

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    @Test
    void keysMicrophoneAndPassingOnWorkAndSayWhenTheyDoNot() throws Exception {
        var own = carillon.line();
        var one = carillon.line();
        var two = carillon.line();
        Api user = People.at(own, carillon);
        try (Phone first = one.registered();
                Phone second = two.registered()) {
            ConsolePage page = browser.as(user, "/me");
            page.speaking(BROWSER_TONE).press("Telephone " + own.number() + ": ready").press("Devices");
            List<String> microphones = microphones();
            String chosen = microphones.get(microphones.size() - 1);
            page.fill("Microphone", chosen).fill("Number", one.number()).press("Call");
            first.awaitCall().reject(486, "Busy Here");
            page.see("Busy.").press("Call");
            PhoneCall atFirst = answered(first);
            assertThat(asked()).as("which microphone was asked for").contains(chosen);
            Browsing.bothHear(BROWSER_TONE, page::hear, first, atFirst);
            page.press("Keys").press("5");
            Awaitility.await("key").atMost(PATIENCE).until(() -> atFirst.audio().digits().contains(5));
            page.press("Mute").find("Unmute");
            Awaitility.await("silence").atMost(PATIENCE).until(() -> atFirst.listen(ofMillis(500)).level() < SILENCE);
            page.press("Unmute").find("Mute").fill("Microphone", microphones.get(1));
            Awaitility.await("the other microphone").atMost(PATIENCE).until(() -> asked().contains(microphones.get(1)));
            Browsing.bothHear(BROWSER_TONE, page::hear, first, atFirst);
            // to whom he talks with already: the server refuses that with 482
            page.press("Transfer").fill("Number", one.number()).press("Bring there").see("It could not be passed on; the call is still here.");
            Browsing.bothHear(BROWSER_TONE, page::hear, first, atFirst);
            page.fill("Number", two.number()).press("Bring there");
            PhoneCall atSecond = answered(second);
            page.miss("Hang up");
            assertThat(browser.chromium().run("String(audio.given.every(one => one.getTracks()[0].readyState === 'ended'))"))
                    .as("the microphone is free, as often as it was asked for").isEqualTo("true");
            new Talk(first, atFirst, second, atSecond).hearOneAnother();
            assertThat(atFirst.hangUp().status()).isEqualTo(200);
            atSecond.awaitEnded();
        }
        assertThat(carillon.awaitCdr(own.number(), one.number(), cdr -> cdr.getString("disposition").equals("ANSWERED"))
                .getString("explain")).contains(two.number());
    }

    /** The page is all the telephone there is: a text is here at once, once, and its answer goes back. */
    @Test
    void aTextComesToThePage() throws Exception {
        var own = carillon.line();
        var other = carillon.line();
        Api user = People.at(own, carillon);
        try (Phone alice = other.registered()) {
            ConsolePage page = browser.as(user, "/me").find("Telephone " + own.number() + ": ready");
            assertThat(Texts.send(alice, own.number(), "Grüße\nan die Seite").status()).isEqualTo(202);
            page.see("Text from " + other.number()).see("Grüße\nan die Seite");
            JsonObject kept = Awaitility.await("it is known to have come").atMost(PATIENCE)
                    .until(() -> user.get("/texts").expect(200).object().getJsonArray("items").getJsonObject(0),
                            text -> text.getString("state").equals("DELIVERED"));
            assertThat(kept.getString("text")).isEqualTo("Grüße\nan die Seite");
            assertThat(user.get("/texts").expect(200).object().getJsonArray("items")).hasSize(1);
            browser.judged(page, "text-at-the-page");
            page.press("Answer " + other.number()).fill("Text", "read here").press("Send").miss("Text from " + other.number());
            alice.awaitReceived("MESSAGE", message -> message.body().equals("read here"));
            page.go("/texts").see("Grüße\nan die Seite").see("read here");
            assertThat(browser.chromium().run("String([...document.querySelectorAll('main tbody tr')].length)")).isEqualTo("2");
        }
    }

    /** What is spoken into the page is heard there before it is kept, and then by who calls; the same with a prompt. */
    @Test
    void aGreetingAndAPromptAreSpokenIntoThePage() throws Exception {
        var own = carillon.line();
        var other = carillon.line();
        Api user = People.at(own, carillon);
        VoiceBox box = new VoiceBox(carillon, own.number());
        box.set(Map.of("language", "en", "enabled", true));
        String greeting = "/voicemail/" + own.number() + "/greetings/unavailable";
        ConsolePage page = browser.as(user, "/voicemail").speaking(BROWSER_TONE);
        spoken(page);
        browser.judged(page, "greeting-by-microphone");
        assertThat(user.get(greeting).status()).as("nothing is kept before it is saved").isEqualTo(404);
        page.press("Save recording").miss("Save recording").find("Delete");
        try (Phone caller = other.registered()) {
            PhoneCall call = caller.call("*99" + own.number());
            call.awaitAnswered();
            VoiceBox.hears(call, BROWSER_TONE);
            call.hangUp();
        }
        String name = "spoken-" + own.number();
        page = browser.admin("/prompts").speaking(BROWSER_TONE).fill("Name", name);
        spoken(page);
        page.press("Save recording").miss("Save recording").find("Play " + name);
        byte[] kept = box.sound("/prompts/en/" + name);
        assertThat(SoundFile.heard(kept).isTone(BROWSER_TONE)).isTrue();
        page.press("Delete " + name).press("Delete").miss(name);
    }

    /** Two seconds or more, listened to. */
    private void spoken(ConsolePage page) throws Exception {
        browser.chromium().run(PLAYED);
        page.press("Record").see("recording, 0:0");
        Awaitility.await("two seconds").atMost(PATIENCE).until(() -> !page.read("[role=timer]").matches("recording, 0:0[01]"));
        page.press("Stop").press("Listen").find("Record again");
        assertThat(Double.parseDouble(browser.chromium().run("String(played.at(-1))"))).as("seconds that were played").isGreaterThan(1.5);
        assertThat(browser.chromium().run("String(audio.given.every(one => one.getTracks()[0].readyState === 'ended'))"))
                .as("the microphone is free").isEqualTo("true");
    }

    /** What can be chosen, the usual one first. */
    private List<String> microphones() throws Exception {
        String all = "[...(document.querySelectorAll('#phone-microphone option') ?? [])].map(one => one.value).join(' ')";
        String seen = Awaitility.await("microphones").atMost(PATIENCE).until(() -> browser.chromium().run(all), names -> names.contains(" "));
        assertThat(seen.split(" ")).as("more than one, each with its name").hasSizeGreaterThan(2).doesNotHaveDuplicates();
        return List.of(seen.split(" "));
    }

    private String asked() throws Exception {
        return browser.chromium().run("JSON.stringify(audio.asked)");
    }

    @Test
    void whoIsNewHearsHimselfLeavesAMessageAndSeesTheHouseTryItself() throws Exception {
        var own = carillon.line();
        String username = People.add(carillon, "supervisor");
        People.link(carillon, username, own.number());
        VoiceBox box = new VoiceBox(carillon, own.number());
        box.set(Map.of("language", "en", "enabled", true));
        ConsolePage page = browser.as(Api.login(carillon.http(), username, People.PASSWORD), "/first-steps").speaking(BROWSER_TONE);
        page.see("1 of 6 steps are done").press("Call *43").see("round trip");
        page.awaitTone(BROWSER_TONE);
        Awaitility.await("the way there and back, which the switch reports").atMost(PATIENCE)
                .until(() -> "true".equals(browser.chromium().run("String(/round trip \\d/.test(document.body.innerText))")));
        page.press("Hang up").miss("Hang up");
        assertThat(page.read("[data-testid=done-echo]")).isEqualTo("Done");
        page.press("Leave yourself a message").see("round trip");
        page.awaitTone(BEEP);
        for (int second = 0; second < 3; second++) {
            page.hear();
        }
        page.press("Hang up");
        assertThat(page.read("[data-testid=done-voicemail]")).isEqualTo("Done");
        page.see("4 of 6 steps are done").go("/voicemail").see("new").find("Play " + own.number());
        assertThat(box.onlyMessage().getString("from")).isEqualTo(own.number());
        ConsolePage house = browser.admin("/first-steps").press("Run the self-test");
        Awaitility.await("the self-test").atMost(ofSeconds(120))
                .until(() -> browser.chromium().run("document.querySelector('main').innerText").contains("PASS"));
        assertThat(house.read(".pf-v6-c-alert.pf-m-success")).contains("✓");
    }

    private static PhoneCall answered(Phone phone) throws Exception {
        PhoneCall call = phone.awaitCall();
        call.ring();
        call.answer();
        call.awaitAnswered();
        return call;
    }
}
