package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.server.Fork;
import jakarta.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Who calls from outside is shown by the name that the house has for the number. */
@ArquillianTest
@RunAsClient
class PhoneBookTest {
    private static final String ADDRESS = "127.0.0.41";

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aKnownNumberThatCallsFromOutsideHasAName() throws Exception {
        Api admin = carillon.admin();
        var a = carillon.line();
        String theirs = "4930777" + a.number();
        String ours = "49304" + a.number();
        String trunk = "book" + a.number();
        try (Phone alice = a.registered();
                Phone meyer = Phone.with(carillon.sip(), InetAddress.getByName(ADDRESS), theirs, "none", "MD5")) {
            admin.post("/trunks", Api.json(Map.of("name", trunk, "host", ADDRESS, "port", meyer.sipPort(),
                    "optionsSeconds", 0, "sources", Json.createArrayBuilder().add(ADDRESS + "/32").build()))).expect(201);
            admin.post("/dids", Api.json(Map.of("number", ours, "extension", a.number()))).expect(201);
            admin.post("/phonebook", Api.json(Map.of("name", "meyer", "displayName", "Dr. Meyer",
                    "numbers", Json.createArrayBuilder(List.of("+" + theirs)).build()))).expect(201);
            assertThat(admin.get("/phonebook/lookup?number=00" + theirs).expect(200).object().getString("displayName"))
                    .isEqualTo("Dr. Meyer");
            assertThat(shownTo(alice, meyer, ours)).contains("\"Dr. Meyer\"").contains(theirs);
        } finally {
            admin.delete("/phonebook/meyer").expect(204);
            admin.delete("/dids/" + ours).expect(204);
            admin.delete("/trunks/" + trunk).expect(204);
        }
        admin.get("/phonebook/lookup?number=" + theirs).expect(404);
        admin.post("/phonebook", Api.json(Map.of("name", "bad", "displayName", "x",
                "numbers", Json.createArrayBuilder(List.of("12a")).build()))).expect(400);
    }

    @Test
    void aNumberThatOnlyAServiceKnowsHasItsNameWhenItCallsAgain() throws Exception {
        Api admin = carillon.admin();
        var a = carillon.line();
        String theirs = "4989777" + a.number();
        String ours = "49894" + a.number();
        String trunk = "far" + a.number();
        CompletableFuture<String> asked = new CompletableFuture<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Fork.port(18_391)), 0);
        service.createContext("/", exchange -> {
            byte[] name = "{\"name\":\"Far Away Ltd\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, name.length);
            exchange.getResponseBody().write(name);
            exchange.close();
            asked.complete(exchange.getRequestURI().getPath());
        });
        service.start();
        try (Phone alice = a.registered();
                Phone far = Phone.with(carillon.sip(), InetAddress.getByName(ADDRESS), theirs, "none", "MD5")) {
            admin.post("/trunks", Api.json(Map.of("name", trunk, "host", ADDRESS, "port", far.sipPort(),
                    "optionsSeconds", 0, "sources", Json.createArrayBuilder().add(ADDRESS + "/32").build()))).expect(201);
            admin.post("/dids", Api.json(Map.of("number", ours, "extension", a.number()))).expect(201);
            assertThat(shownTo(alice, far, ours)).as("the first call does not wait").doesNotContain("Far Away Ltd");
            assertThat(asked.get(60, TimeUnit.SECONDS)).isEqualTo("/names/" + theirs);
            String shown = "";
            for (int call = 0; call < 20 && !shown.contains("Far Away Ltd"); call++) {
                shown = shownTo(alice, far, ours);
            }
            assertThat(shown).contains("\"Far Away Ltd\"").contains(theirs);
        } finally {
            service.stop(0);
            admin.delete("/dids/" + ours).expect(204);
            admin.delete("/trunks/" + trunk).expect(204);
        }
    }

    private static String shownTo(Phone alice, Phone caller, String number) throws Exception {
        PhoneCall out = caller.call(number);
        PhoneCall in = alice.awaitCall();
        String shown = in.sentInvite().header("From");
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        out.hangUp();
        in.awaitEnded();
        return shown;
    }
}
