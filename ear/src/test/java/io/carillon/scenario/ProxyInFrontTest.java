package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telephones that reach Carillon through Kamailio, which stays in their dialogs and in the way to them. */
@ArquillianTest
@RunAsClient
class ProxyInFrontTest {
    private static final InetSocketAddress PROXY = new InetSocketAddress("127.0.0.30", 15_090);

    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    private Stranger kamailio() throws Exception {
        Programs.assumed("kamailio");
        Path template = Path.of(System.getProperty("carillon.test.root"), "ear/src/interop/kamailio-front.cfg");
        Files.writeString(directory.resolve("kamailio.cfg"), Files.readString(template)
                .replace("@PROXY@", "127.0.0.30:" + PROXY.getPort())
                .replace("@CARILLON@", "127.0.0.1:" + carillon.sip().getPort()));
        return Stranger.run(directory, List.of(
                "/usr/sbin/kamailio", "-DD", "-E", "-m", "64", "-M", "8", "-w", directory.toString(), "-Y",
                directory.toString(),
                "-f", directory.resolve("kamailio.cfg").toString()));
    }

    private static Phone behind(Installation.Line line) throws Exception {
        return Phone.with(PROXY, InetAddress.getByName("127.0.0.1"), line.number(), line.secret(), "MD5").register();
    }

    @Test
    void aPhoneBehindTheProxyCallsAndIsCalled() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Stranger kamailio = kamailio();
                Phone alice = behind(a);
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            assertThat(talk.out().hold().status()).as(kamailio.output()).isEqualTo(200);
            talk.in().awaitReInvite(1);
            assertThat(talk.out().resume().status()).isEqualTo(200);
            talk.in().awaitReInvite(2);
            talk.hearOneAnother();
            assertThat(talk.in().hangUp().status()).isEqualTo(200);
            talk.out().awaitEnded();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
            Talk back = Talk.between(bob, alice);
            assertThat(back.in().sentInvite().all("Record-Route")).anyMatch(hop -> hop.contains("127.0.0.30:"
                    + PROXY.getPort()));
            back.hangUp();
            assertThat(carillon.awaitCdr(b.number(), a.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void twoPhonesBehindTheProxyTalkAndACancelledCallStopsRinging() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Stranger kamailio = kamailio();
                Phone alice = behind(a);
                Phone bob = behind(b)) {
            Talk.between(alice, bob).hangUp();
            PhoneCall out = bob.call(a.number());
            PhoneCall in = alice.awaitCall();
            in.ring();
            out.awaitProvisional(180);
            out.cancel();
            in.awaitEnded();
            assertThat(out.awaitFinal().status()).as(kamailio.output()).isEqualTo(487);
        }
    }

    /** Everybody who comes through the proxy comes from its address: where the proxy stands says nothing of the telephone. */
    @Test
    void whoCallsForHelpThroughTheProxyIsWhereTheTelephoneStands() throws Exception {
        var a = carillon.line();
        carillon.admin().post("/sites", Api.json(Map.of("name", "desk" + a.number(), "country", "DE", "city", "Berlin",
                "street", "Luisenstrasse", "houseNumber", "18"))).expect(201);
        carillon.admin().post("/sites", Api.json(Map.of("name", "proxy" + a.number(), "country", "DE", "city", "Berlin",
                "street", "Rechenzentrum", "houseNumber", "1",
                "subnets", Json.createArrayBuilder().add("127.0.0.30/32").build()))).expect(201);
        String outside = "/extensions/" + a.number() + "/outside";
        carillon.admin().put(outside, Api.json(Map.of("site", "desk" + a.number())), "If-Match",
                carillon.admin().get(outside).expect(200).header("ETag")).expect(200);
        try (AutoCloseable gone = () -> sitesAreGone(outside, "desk" + a.number(), "proxy" + a.number());
                Stranger kamailio = kamailio();
                Phone alice = behind(a);
                Trunking psap = Trunking.at(carillon, "px" + a.number(), "127.0.2.11", Map.of());
                AutoCloseable unset = () -> helpGoesTo()) {
            psap.await(true);
            helpGoesTo(psap.name());
            PhoneCall out = alice.call("911");
            PhoneCall in = psap.phone().awaitCall();
            assertThat(in.sentInvite().requestUri()).as(kamailio.output()).startsWith("sip:911@127.0.2.11");
            assertThat(in.sentInvite().body()).contains("Luisenstrasse").doesNotContain("Rechenzentrum");
            in.ring();
            out.awaitProvisional(180);
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, psap.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            assertThat(carillon.awaitCdr(a.number(), "911").getString("explain")).contains("at site desk" + a.number());
        }
    }

    private void helpGoesTo(String... trunks) throws Exception {
        carillon.admin().put("/emergency", Json.createObjectBuilder()
                .add("numbers", Json.createArrayBuilder().add("911")).add("trunks", Json.createArrayBuilder(List.of(trunks)))
                .build(), "If-Match", "*").expect(200);
    }

    private void sitesAreGone(String outside, String... sites) throws Exception {
        carillon.admin().put(outside, Api.json(Map.of("site", "")), "If-Match",
                carillon.admin().get(outside).expect(200).header("ETag")).expect(200);
        for (String site : sites) {
            carillon.admin().delete("/sites/" + site).expect(204);
        }
    }
}
