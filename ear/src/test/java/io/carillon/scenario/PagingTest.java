package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.GroupEar;
import io.carillon.phone.Hearing;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody speaks through the telephones of others, or has something said to them. */
@ArquillianTest
@RunAsClient
class PagingTest {
    /** A second of silence and all of the prompt. */
    private static final int WELCOME_PACKETS = 180;

    private final Installation carillon = Installation.ofTestRun();

    @RegisterExtension
    final Browsing browser = new Browsing(carillon);

    private String zone(Installation.Line... members) throws Exception {
        String number = "75" + members[0].number();
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Installation.Line member : members) {
            all.add(member.number());
        }
        carillon.admin().post("/paging", Json.createObjectBuilder().add("number", number).add("name", "Hall")
                .add("members", all).add("maxSeconds", 60).build()).expect(201);
        return number;
    }

    private static PhoneCall answersByItself(Phone phone) throws Exception {
        PhoneCall call = phone.awaitCall();
        assertThat(call.sentInvite().header("Alert-Info")).contains("info=alert-autoanswer");
        call.answer();
        call.awaitAnswered();
        return call;
    }

    @Test
    void membersHearWhoSpeaksAndAreNotHeardAndWhoIsBusyIsLeftAlone() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        var d = carillon.line();
        var e = carillon.line();
        String zone = zone(b, c, d);
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered();
                Phone dave = d.registered();
                Phone erin = e.registered()) {
            Talk busy = Talk.between(erin, dave);
            PhoneCall out = alice.call(zone);
            PhoneCall atBob = answersByItself(bob);
            out.awaitAnswered();
            PhoneCall atCarol = answersByItself(carol);
            Talk.whole(atBob, alice);
            Talk.whole(atCarol, alice);
            Hearing back = out.listen(ofMillis(500));
            assertThat(back.levelOf(bob.tone())).as("who listens is not heard").isLessThan(-50);
            assertThat(dave.isCalledWithin(ofMillis(1))).isFalse();
            busy.hangUp();
            out.hangUp();
            atBob.awaitEnded();
            atCarol.awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), zone).getJsonArray("legs")).hasSize(3);
        } finally {
            carillon.admin().delete("/paging/" + zone).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    /** In a house of its own: whoever else there is would be everybody. */
    @Test
    void everybodyInTheHouseHearsWhoSpeaksButWhoDoesNotWantToBeDisturbed() throws Exception {
        try (TenantHouse house = TenantHouse.in(carillon, null);
                Phone ann = house.phone("201").register();
                Phone bob = house.phone("202").register();
                Phone carol = house.phone("203").register();
                Phone dora = house.phone("204").register()) {
            house.admin().post("/paging", Json.createObjectBuilder().add("number", "299").add("name", "All")
                    .add("everybody", true).add("maxSeconds", 60).build()).expect(201);
            PhoneCall quiet = dora.call("*78");
            quiet.awaitAnswered();
            quiet.awaitEnded();
            PhoneCall out = ann.call("299");
            PhoneCall atBob = answersByItself(bob);
            PhoneCall atCarol = answersByItself(carol);
            out.awaitAnswered();
            Talk.whole(atBob, ann);
            Talk.whole(atCarol, ann);
            assertThat(dora.isCalledWithin(ofMillis(1))).isFalse();
            assertThat(ann.isCalledWithin(ofMillis(1))).isFalse();
            out.hangUp();
            atBob.awaitEnded();
            atCarol.awaitEnded();
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void whatASupervisorHasSaidIsHeardByThoseWhoAreBusyToo() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String zone = zone(a, b);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk busy = Talk.between(alice, bob);
            Api user = People.at(a, carillon);
            user.post("/paging/" + zone + "/broadcast", Api.json(Map.of("file", "welcome"))).expect(403);
            Api supervisor = People.loggedIn(carillon, "supervisor");
            assertThat(supervisor.post("/paging/" + zone + "/broadcast", Api.json(Map.of("file", "welcome"))).expect(202)
                    .object().getInt("extensions")).isEqualTo(2);
            PhoneCall atAlice = answersByItself(alice);
            PhoneCall atBob = answersByItself(bob);
            for (PhoneCall call : new PhoneCall[] {atAlice, atBob}) {
                Awaitility.await("broadcast").atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                        .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", "welcome") > 0.9);
            }
            atAlice.hangUp();
            atBob.hangUp();
            busy.hangUp();
        } finally {
            carillon.admin().delete("/paging/" + zone).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void whatIsSentFromThePageOfAZoneIsHeard() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        String zone = zone(a, b);
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            browser.admin("/paging/at/" + zone).fill("Recording", "welcome").press("Say it").see("Extensions it is said at: 2");
            PhoneCall atAlice = answersByItself(alice);
            PhoneCall atBob = answersByItself(bob);
            for (PhoneCall call : new PhoneCall[] {atAlice, atBob}) {
                Awaitility.await("broadcast").atMost(ofSeconds(60)).pollInterval(ofMillis(300))
                        .until(() -> Recognition.ofPrompt(call.audio().soFar(), "en", "welcome") > 0.9);
            }
            atAlice.hangUp();
            atBob.hangUp();
        } finally {
            carillon.admin().delete("/paging/" + zone).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    /** Telephones that listen to a group are not called: whoever speaks is answered at once and sent to all of them once. */
    @Test
    void aGroupHearsWhoSpeaksWithoutACallOfItsOwn() throws Exception {
        var a = carillon.line();
        String zone = "76" + a.number();
        try (Phone alice = a.registered();
                GroupEar narrow = GroupEar.at("239.255.76.1");
                GroupEar wide = GroupEar.at("239.255.76.2")) {
            group(zone, narrow, "PCMU");
            PhoneCall out = alice.call(zone);
            out.awaitAnswered();
            hears(narrow, 0, alice);
            out.hangUp();
            carillon.admin().delete("/paging/" + zone).expect(204);
            group(zone, wide, "G722");
            PhoneCall again = alice.call(zone);
            again.awaitAnswered();
            hears(wide, 9, alice);
            again.hangUp();
            assertThat(carillon.awaitCdr(a.number(), zone).getString("disposition")).isEqualTo("ANSWERED");
        } finally {
            carillon.admin().delete("/paging/" + zone).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    @Test
    void aGroupHearsWhatASupervisorHasSaidWithoutACall() throws Exception {
        var a = carillon.line();
        String zone = "76" + a.number();
        try (GroupEar ear = GroupEar.at("239.255.76.3")) {
            group(zone, ear, "PCMA");
            Api supervisor = People.loggedIn(carillon, "supervisor");
            assertThat(supervisor.post("/paging/" + zone + "/broadcast", Api.json(Map.of("file", "welcome")))
                    .expect(202).object().getInt("extensions")).isZero();
            assertThat(Recognition.ofPrompt(ear.listen(WELCOME_PACKETS, 8), "en", "welcome")).isGreaterThan(0.9);
        } finally {
            carillon.admin().delete("/paging/" + zone).expect(204);
        }
        carillon.awaitNothingLeft();
    }

    private void group(String zone, GroupEar ear, String codec) throws Exception {
        carillon.admin().post("/paging", Json.createObjectBuilder().add("number", zone).add("name", "Yard")
                .add("multicast", ear.group()).add("multicastCodec", codec).build()).expect(201);
        assertThat(carillon.admin().get("/paging/" + zone).expect(200).object().getString("multicast"))
                .isEqualTo(ear.group());
    }

    /** A whole second of the speaker's tone, without a packet missing or twice; a stumble of the machine spoils one of them. */
    private static void hears(GroupEar ear, int payloadType, Phone speaker) throws Exception {
        Hearing heard = ear.listen(50, payloadType);
        for (int i = 0; i < 8 && !(heard.lost() == 0 && heard.isTone(speaker.tone())); i++) {
            heard = ear.listen(50, payloadType);
        }
        assertThat(heard.lost()).isZero();
        assertThat(heard.isTone(speaker.tone())).as("%s Hz: %s", speaker.tone(), heard).isTrue();
    }

    @Test
    void zonesAreCheckedAsOtherSettings() throws Exception {
        var a = carillon.line();
        String bad = carillon.admin().post("/paging", Json.createObjectBuilder().add("number", a.number()).add("name", "x")
                .add("members", Json.createArrayBuilder().add("nobody")).add("maxSeconds", 1).add("multicast", "127.0.0.1:5004").add("multicastCodec", "OPUS")
                .build()).expect(400).toString();
        assertThat(bad).contains("is an extension").contains("nobody is no extension").contains("maxSeconds")
                .contains("239.255.1.1:5004").contains("PCMU, PCMA or G722");
    }
}
