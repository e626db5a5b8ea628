package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Somebody speaks through the telephones of others, or has something said to them. */
@ArquillianTest
@RunAsClient
class PagingTest {
    private final Installation carillon = Installation.ofTestRun();

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
    void zonesAreCheckedAsOtherSettings() throws Exception {
        var a = carillon.line();
        String bad = carillon.admin().post("/paging", Json.createObjectBuilder().add("number", a.number()).add("name", "x")
                .add("members", Json.createArrayBuilder().add("nobody")).add("maxSeconds", 1).build()).expect(400).toString();
        assertThat(bad).contains("is an extension").contains("nobody is no extension").contains("maxSeconds");
    }
}
