package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.carillon.phone.Domains;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Texts;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;

/**
 * A house in which something goes on: two of its people talk, are recorded and traced, a third waits in a conference, a
 * message and a recording of an earlier call are there, a call flow was published. The names of all that are told to the
 * samples. What does not come about is told with everything else that fails, so that one run shows all of it.
 */
final class LivingHouse implements AutoCloseable {
    private static final double BEEP_HERTZ = 1000;
    private static final Duration PATIENCE = ofSeconds(60);
    private static final String JSON = "application/json";
    private static final String WAV = "audio/wav";

    private final Installation carillon;
    private final TenantHouse house;
    private final Samples samples;
    private final SoftAssertions softly;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Talk talk;
    private PhoneCall waiting;

    private LivingHouse(Installation carillon, TenantHouse house, Samples samples, SoftAssertions softly) {
        this.carillon = carillon;
        this.house = house;
        this.samples = samples;
        this.softly = softly;
    }

    /** Furnishes it and lets it begin. */
    static LivingHouse of(Installation carillon, TenantHouse house, Samples samples, SoftAssertions softly) {
        LivingHouse living = new LivingHouse(carillon, house, samples, softly);
        living.part("what there is", () -> samples.makeIn(house.admin()));
        living.part("what is handed in", living::papers);
        living.part("who telephones", living::people);
        living.part("what was done at a desk", living::desk);
        return living;
    }

    /** Something that begins here. */
    private interface Part {
        void begin() throws Exception;
    }

    private void part(String what, Part part) {
        try {
            part.begin();
        } catch (Exception | AssertionError failed) {
            softly.fail("in the house, " + what + ": " + failed, failed);
        }
    }

    private Api.Reply ask(String method, String path, String type, String body) throws Exception {
        Api.Reply reply = house.admin().send(method, path, body, "Content-Type", type, "Accept", "*/*", "If-Match", "*");
        softly.assertThat(reply.status()).as(method + " " + path + " answered " + reply).isBetween(200, 299);
        return reply;
    }

    /** Recordings and a rate deck. */
    private void papers() throws Exception {
        ask("PUT", "/voicemail/201", JSON, "{\"enabled\":true}");
        ask("PUT", "/voicemail/201/greetings/busy", WAV, Samples.SOUND);
        ask("PUT", "/prompts/en/" + samples.named("/prompts/{language}/"), WAV, Samples.SOUND);
        ask("PUT", "/trunks/" + samples.named("/trunks/") + "/rates?currency=EUR", "text/csv", Samples.DECK);
    }

    private void people() throws Exception {
        carillon.admin().send("PUT", "/trace", "{\"numbers\":[\"201\"],\"minutes\":10}").expect(200);
        open.push(() -> carillon.admin().delete("/trace").expect(200));
        Phone ann = opened(again("201").register());
        Phone bob = opened(house.phone("202").register());
        Phone carol = opened(house.phone("203").register());
        waiting = up(carol.call(samples.named("/conferences/")));
        conversation(ann, bob).hangUp();
        message(bob, ann);
        Texts.send(ann, "203", samples.mark());
        happened("/texts?state=DELIVERED", "/texts/");
        happened("/cdrs", "/cdrs/");
        samples.name("/cdrs/dead-letters/", samples.named("/cdrs/"));
        happened("/recordings", "/recordings/");
        happened("/voicemail/201/messages", "/voicemail/{extension}/messages/");
        talk = conversation(ann, bob);
        JsonArray calls = items("/calls");
        calls.getValuesAs(JsonObject.class).stream().filter(call -> call.getString("from").equals("201"))
                .forEach(call -> samples.name("/calls/", call.getString("id")));
        part("the room", () -> Awaitility.await("the room").atMost(PATIENCE)
                .until(() -> house.admin().get("/conference-rooms/" + samples.named("/conferences/")).status() == 200));
    }

    private void desk() throws Exception {
        JsonObject draft = Json.createObjectBuilder().add("title", samples.mark()).add("changes", Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("kind", "menu").add("name", "503")
                        .add("body", Json.createObjectBuilder().add("title", samples.mark())))).build();
        String id = ask("POST", "/flow-drafts", JSON, draft.toString()).object().getString("id");
        ask("POST", "/flow-drafts/" + id + "/publish", JSON, null);
        happened("/flow-versions", "/flow-versions/");
        happened("/history", "/history/");
        happened("/sessions", "/sessions/");
        String hook = "/webhooks/" + samples.named("/webhooks/");
        ask("POST", hook + "/test", JSON, null);
        happened(hook + "/deliveries", "/webhooks/{name}/deliveries/");
    }

    private Phone opened(Phone phone) {
        open.push(phone);
        return phone;
    }

    /** A phone of an extension that is there, whose secret is made anew. */
    private Phone again(String number) throws Exception {
        String secret = ask("POST", "/extensions/" + number + "/secret", JSON, "{}").object().getString("secret");
        return Domains.in(house.domain(), Phone.on(carillon.sip(), number, secret));
    }

    /** A call that is answered; it does not outlast the house, whatever becomes of the test. */
    private PhoneCall up(PhoneCall call) throws Exception {
        call.awaitAnswered();
        open.push(() -> {
            if (!call.isEnded()) {
                call.hangUp();
            }
        });
        return call;
    }

    /** What they hear is for others to say. */
    private Talk conversation(Phone caller, Phone callee) throws Exception {
        PhoneCall out = caller.call(callee.user());
        PhoneCall in = callee.awaitCall();
        in.ring();
        out.awaitProvisional(180);
        in.answer();
        up(out);
        in.awaitAnswered();
        VoiceBox.speaks(out, ofSeconds(1));
        return new Talk(caller, out, callee, in);
    }

    private void message(Phone from, Phone to) throws Exception {
        PhoneCall call = from.call(to.user());
        to.awaitCall().reject(486, "Busy Here");
        up(call);
        VoiceBox.hears(call, BEEP_HERTZ);
        VoiceBox.speaks(call, ofSeconds(3));
        call.hangUp();
    }

    /** Waits for the first of something that happens rather than being made. */
    private void happened(String list, String prefix) {
        part(list, () -> {
            awaitAtLeast(1, list);
            JsonValue id = items(list).getJsonObject(0).get("id");
            samples.name(prefix, id instanceof JsonString text ? text.getString() : id.toString());
        });
    }

    private void awaitAtLeast(int wanted, String list) {
        Awaitility.await(list).atMost(PATIENCE).pollInterval(ofMillis(100)).until(() -> items(list).size() >= wanted);
    }

    private JsonArray items(String list) throws Exception {
        return house.admin().get(list).expect(200).object().getJsonArray("items");
    }

    /** All calls end as they should: nobody has touched them. What comes of them is there before the house goes. */
    void ends() {
        part("the calls that go on", () -> {
            talk.hangUp();
            softly.assertThat(waiting.hangUp().status()).as("whoever waits in the conference").isEqualTo(200);
            awaitAtLeast(4, "/cdrs");
            awaitAtLeast(1, "/recordings?call=" + samples.named("/calls/"));
        });
    }

    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
