package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.SipText;
import io.carillon.phone.Watch;
import io.carillon.phone.Watch.Notice;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Message lamps, presence with PUBLISH, registrations, lists, and who watches what. */
@ArquillianTest
@RunAsClient
class PresenceTest {
    private static final String PIDF = """
            <?xml version="1.0"?><presence xmlns="urn:ietf:params:xml:ns:pidf"
            xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:x@y"><tuple id="a"><status><basic>%s</basic></status>
            <note>%s</note></tuple><r:person><r:activities><r:meeting/></r:activities></r:person></presence>""";

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void theMessageLampFollowsWhatAnOutsideVoicemailReports() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String path = "/extensions/" + a.number() + "/message-waiting";
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Watch lamp = alice.watch(a.number(), "message-summary").on(600);
            assertThat(lamp.next().body()).contains("Messages-Waiting: no", "Voice-Message: 0/0 (0/0)");
            carillon.admin().put(path, Api.json(Map.of("fresh", 2, "heard", 5, "freshUrgent", 1))).expect(200);
            assertThat(lamp.next().body())
                    .contains("Messages-Waiting: yes", "Message-Account: sip:" + a.number() + "@", "2/5 (1/0)");
            assertThat(carillon.admin().get(path).expect(200).object().getInt("fresh")).isEqualTo(2);
            carillon.admin().put(path, Api.json(Map.of("fresh", 0))).expect(200);
            JsonObject noted = carillon.admin().get("/audit?what=" + a.number() + "&limit=1").expect(200).object()
                    .getJsonArray("items").getJsonObject(0);
            assertThat(noted.getString("before")).contains("\"fresh\":2", "\"heard\":5");
            assertThat(noted.getString("after")).contains("\"fresh\":0");
            lamp.nextWith("Messages-Waiting: no");
            carillon.admin().put(path, Api.json(Map.of("fresh", -1))).expect(400);
            carillon.admin().put("/extensions/99999/message-waiting", Api.json(Map.of())).expect(404);
            assertThat(bob.watch(a.number(), "message-summary").subscribe(600).status())
                    .as("somebody else's mailbox is as good as none").isEqualTo(404);
        }
    }

    @Test
    void presenceIsPutTogetherFromTelephoneCallsAndWhatIsPublished() throws Exception {
        var a = carillon.line("Alice");
        var b = carillon.line("Bob");
        try (Phone bob = b.registered();
                Phone alice = a.phone()) {
            Watch presence = bob.watch(a.number(), "presence").with("Accept", "application/pidf+xml").on(600);
            assertThat(presence.next().body()).contains("<basic>closed</basic>", "entity=\"sip:" + a.number() + "@");
            alice.register();
            presence.nextWith("<basic>open</basic>");

            PhoneCall out = alice.call(b.number());
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            presence.nextWith("on-the-phone");
            out.hangUp();
            presence.next(notice -> !notice.body().contains("on-the-phone"));

            SipText published = alice.publish("presence", 600, null, "application/pidf+xml",
                    PIDF.formatted("open", "Back &lt;soon&gt;"));
            assertThat(published.status()).isEqualTo(200);
            presence.nextWith("Back &lt;soon&gt;", "meeting");
            String etag = published.header("SIP-ETag");
            SipText refreshed = alice.publish("presence", 600, etag, null, null);
            assertThat(refreshed.status()).isEqualTo(200);
            assertThat(alice.publish("presence", 600, etag, null, null).status()).as("an old tag").isEqualTo(412);
            SipText changed = alice.publish("presence", 600, refreshed.header("SIP-ETag"), "application/pidf+xml",
                    PIDF.formatted("closed", "Gone"));
            presence.nextWith("<basic>closed</basic>", "Gone");
            assertThat(alice.publish("presence", 0, changed.header("SIP-ETag"), null, null).status()).isEqualTo(200);
            presence.next(notice -> notice.body().contains("open") && !notice.body().contains("Gone"));
            a.forwarding(Map.of("dnd", true));
            presence.nextWith("busy");
        }
    }

    private void isSeen(String extension, String state, String source) throws Exception {
        JsonObject seen = carillon.admin().get("/presence/" + extension).expect(200).object();
        assertThat(seen.getString("state") + " by " + seen.getString("source")).isEqualTo(state + " by " + source);
    }

    @Test
    void whoAsksIsToldAtOnceWithoutWatching() throws Exception {
        var a = carillon.line("Alice");
        var b = carillon.line("Bob");
        isSeen(a.number(), "OFFLINE", "TELEPHONE");
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            isSeen(a.number(), "AVAILABLE", "TELEPHONE");
            PhoneCall out = bob.call(a.number());
            PhoneCall in = alice.awaitCall();
            in.ring();
            out.awaitProvisional(180);
            isSeen(a.number(), "RINGING", "CALL");
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            isSeen(a.number(), "ON_THE_PHONE", "CALL");
            out.hangUp();
            in.awaitEnded();
            SipText published = alice.publish("presence", 600, null, "application/pidf+xml",
                    PIDF.formatted("open", "Back soon"));
            JsonObject seen = carillon.admin().get("/presence?limit=1&after=" + (Integer.parseInt(a.number()) - 1))
                    .expect(200).object().getJsonArray("items").getJsonObject(0);
            assertThat(seen.getString("extension")).isEqualTo(a.number());
            assertThat(seen.getString("state") + seen.getString("source") + seen.getString("note"))
                    .isEqualTo("AWAYPUBLISHEDBack soon");
            assertThat(seen.getJsonArray("activities").getString(0)).isEqualTo("meeting");
            a.forwarding(Map.of("dnd", true));
            isSeen(a.number(), "DO_NOT_DISTURB", "SETTING");
            Api own = People.at(a, carillon);
            own.get("/presence/" + a.number()).expect(200);
            own.get("/presence/" + b.number()).expect(404);
            own.get("/presence").expect(403);
            assertThat(alice.publish("presence", 0, published.header("SIP-ETag"), null, null).status()).isEqualTo(200);
        }
    }

    @Test
    void whatCannotBePublishedIsRefusedClearly() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered()) {
            assertThat(alice.publish("dialog", 600, null, "application/pidf+xml", "x").status()).isEqualTo(489);
            assertThat(alice.publish("presence", 600, null, "text/plain", "x").status()).isEqualTo(415);
            assertThat(alice.publish("presence", 600, null, "application/pidf+xml", "<presence").status()).isEqualTo(400);
            assertThat(alice.publish("presence", 600, null, "application/pidf+xml",
                    "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><presence "
                            + "xmlns=\"urn:ietf:params:xml:ns:pidf\"><note>&e;</note></presence>").status())
                    .isEqualTo(400);
            assertThat(alice.publish("presence", 600, null, null, null).status()).isEqualTo(400);
            assertThat(alice.publish("presence", 5, null, "application/pidf+xml", PIDF).status()).isEqualTo(423);
        }
    }

    @Test
    void anExtensionSeesItsOwnRegistrations() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone second = a.phone();
                Phone bob = b.registered()) {
            Watch reg = alice.watch(a.number(), "reg").on(600);
            assertThat(reg.next().body()).contains("state=\"full\"", "version=\"0\"", "event=\"registered\"");
            second.register();
            assertThat(reg.nextWith("event=\"created\"").body().split("<contact ")).hasSize(3);
            second.register(0);
            reg.nextWith("state=\"terminated\" event=\"unregistered\"");
            assertThat(bob.watch(a.number(), "reg").subscribe(600).status()).isEqualTo(404);
        }
    }

    @Test
    void aListIsWatchedWithOneSubscription() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        String name = "panel-" + UUID.randomUUID().toString().substring(0, 8);
        JsonObject list = Json.createObjectBuilder()
                .add("name", name).add("displayName", "Panel")
                .add("members", Json.createArrayBuilder().add(a.number()).add(b.number()).add("99999")).build();
        carillon.admin().post("/watch-lists", list).expect(201);
        carillon.admin().post("/watch-lists", list).expect(409);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            assertThat(carol.watch(name, "dialog").subscribe(600).status()).isEqualTo(421);
            Watch panel = carol.watch(name, "dialog").with("Supported", "eventlist", "Accept",
                    "application/dialog-info+xml, multipart/related, application/rlmi+xml");
            assertThat(panel.subscribe(600).header("Require")).isEqualTo("eventlist");
            Notice all = panel.next();
            assertThat(all.message().header("Require")).isEqualTo("eventlist");
            assertThat(all.message().header("Content-Type")).startsWith("multipart/related");
            assertThat(all.body()).contains("fullState=\"true\"", a.number() + "@carillon", b.number() + "@carillon",
                    "reason=\"noresource\"");
            PhoneCall out = alice.call(b.number());
            bob.awaitCall().ring();
            panel.nextWith("fullState=\"false\"", "<state>early</state>", "recipient");
            out.cancel();
            panel.nextWith("<state>terminated</state>");
            String tag = carillon.admin().get("/watch-lists/" + name).expect(200).header("ETag");
            JsonObject shorter = Json.createObjectBuilder()
                    .add("members", Json.createArrayBuilder().add(a.number())).build();
            carillon.admin().put("/watch-lists/" + name, shorter).expect(428);
            carillon.admin().put("/watch-lists/" + name, shorter, "If-Match", tag).expect(200);
            panel.next(notice -> notice.state().equals("terminated;reason=deactivated"));
            carillon.admin().delete("/watch-lists/" + name).expect(204);
            carillon.admin().get("/watch-lists/" + name).expect(404);
        }
    }

    @Test
    void administratorsSeeWhoWatchesWhatAndADeletedExtensionIsWatchedNoMore() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone bob = b.registered()) {
            Watch lamp = bob.watch(a.number(), "dialog").on(600);
            lamp.next();
            JsonObject listed = carillon.admin().get("/subscriptions?watcher=" + b.number()).expect(200).object();
            JsonObject one = listed.getJsonArray("items").getJsonObject(0);
            assertThat(listed.getJsonArray("items")).hasSize(1);
            assertThat(one.getString("target")).isEqualTo(a.number());
            assertThat(one.getString("event")).isEqualTo("dialog");
            assertThat(one.getInt("notified")).isEqualTo(1);
            People.loggedIn(carillon, "supervisor").get("/subscriptions").expect(403);
            carillon.admin().delete("/extensions/" + a.number()).expect(204);
            lamp.next(notice -> notice.state().equals("terminated;reason=noresource"));
            assertThat(lamp.subscribe(600).status()).isEqualTo(481);
        }
    }
}
