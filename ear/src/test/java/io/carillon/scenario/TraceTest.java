package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call looked like on the wire, as an administrator sees it afterwards. */
@ArquillianTest
@RunAsClient
class TraceTest {
    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void off() throws Exception {
        carillon.admin().delete("/trace").expect(200);
    }

    private void record(String... numbers) throws Exception {
        var list = Json.createArrayBuilder();
        List.of(numbers).forEach(list::add);
        carillon.admin().put("/trace", Json.createObjectBuilder().add("numbers", list).add("minutes", 5).build()).expect(200);
    }

    /** A call that rings, talks and is hung up by its caller; its id. */
    private String call(Phone alice, Phone bob) throws Exception {
        PhoneCall out = alice.call(bob.user());
        PhoneCall in = bob.awaitCall();
        in.ring();
        out.awaitProvisional(180);
        in.answer();
        out.awaitAnswered();
        in.awaitAnswered();
        out.hangUp();
        in.awaitEnded();
        return carillon.awaitCdr(alice.user(), bob.user()).getString("id");
    }

    private static Predicate<JsonObject> with(Phone phone) {
        String port = ":" + phone.sipPort();
        return message -> message.getString("from").endsWith(port) || message.getString("to").endsWith(port);
    }

    private static List<String> arrows(JsonObject ladder, Predicate<JsonObject> wanted) {
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonObject one : ladder.getJsonArray("participants").getValuesAs(JsonObject.class)) {
            ids.add(one.getString("id"));
            names.add(one.getString("name"));
        }
        return ladder.getJsonArray("messages").getValuesAs(JsonObject.class).stream()
                .filter(message -> !message.getBoolean("repeated"))
                .filter(wanted)
                .map(message -> names.get(ids.indexOf(message.getString("from"))) + " > "
                        + names.get(ids.indexOf(message.getString("to"))) + ": " + message.getString("label"))
                .toList();
    }

    @Test
    void theLadderOfACallIsExact() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            record(a.number());
            String id = call(alice, bob);
            JsonObject ladder = carillon.admin().get("/calls/" + id + "/trace").expect(200).object();
            String from = a.number() + " > Carillon: ";
            String to = "Carillon > " + a.number() + ": ";
            assertThat(arrows(ladder, with(alice)))
                    .containsExactly(from + "INVITE", to + "407 Proxy Authentication Required", from + "ACK", from + "INVITE",
                            to + "100 Trying", to + "180 Ringing", to + "200 OK", from + "ACK", from + "BYE", to + "200 OK");
            assertThat(arrows(ladder, with(bob)))
                    .startsWith("Carillon > " + b.number() + ": INVITE")
                    .containsOnlyOnce("Carillon > " + b.number() + ": BYE")
                    .contains(b.number() + " > Carillon: 180 Ringing", "Carillon > " + b.number() + ": ACK");
            assertThat(ladder.getInt("dropped")).isZero();
            List<JsonObject> messages = ladder.getJsonArray("messages").getValuesAs(JsonObject.class);
            assertThat(messages).allSatisfy(message -> assertThat(message.getString("legId")).isNotEmpty());
            assertThat(messages.stream().map(message -> message.getString("legId")).distinct()).hasSize(2);
            assertThat(messages.stream().map(message -> message.getString("sipCallId")).distinct()).hasSize(2);
            assertThat(messages.stream().map(message -> message.getJsonNumber("micros").longValue()).toList()).isSorted();
        }
    }

    @Test
    void secretsAreBlottedOutAndTheRestIsThere() throws Exception {
        var a = carillon.securedLine("OFFER");
        var b = carillon.line();
        try (Phone alice = Phone.over(Carrier.TLS, carillon.sip(Carrier.TLS), a.number(), a.secret()).register();
                Phone bob = b.registered()) {
            record(b.number());
            String id = call(alice, bob);
            String text = carillon.admin().get("/calls/" + id + "/trace").expect(200).body();
            assertThat(text).contains("Proxy-Authorization: Digest", "username=", "a=rtpmap").contains("\"transport\":\"TLS\"");
            for (String secret : List.of("response=\\\"", "nonce=\\\"")) {
                for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
                    assertThat(text.substring(at + secret.length(), at + secret.length() + 8)).isEqualTo("********");
                }
            }
            String pcap = new String(capture(carillon.admin(), id).body(), StandardCharsets.ISO_8859_1);
            assertThat(pcap).contains("Proxy-Authorization: Digest").doesNotContainPattern("response=\"[0-9a-f]");
        }
    }

    private HttpResponse<byte[]> capture(Api who, String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(carillon.http() + "/api/calls/" + id + "/trace.pcap"))
                .header("Authorization", "Bearer " + who.token())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void theCaptureIsReadByNetworkTools(@TempDir Path directory) throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            record();
            String id = call(alice, bob);
            int messages = carillon.admin().get("/calls/" + id + "/trace").expect(200).object().getJsonArray("messages").size();
            HttpResponse<byte[]> reply = capture(carillon.admin(), id);
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/vnd.tcpdump.pcap");
            ByteBuffer file = ByteBuffer.wrap(reply.body());
            assertThat(file.getInt(0)).isEqualTo(0xa1b2c3d4);
            file.position(24);
            int packets = 0;
            while (file.hasRemaining()) {
                int length = file.getInt(file.position() + 8);
                String payload = new String(file.array(), file.position() + 16 + 28, length - 28, StandardCharsets.UTF_8);
                assertThat(payload).contains("SIP/2.0", "Call-ID: ");
                file.position(file.position() + 16 + length);
                packets++;
            }
            assertThat(packets).isEqualTo(messages);
            if (Files.isExecutable(Path.of("/usr/bin/tcpdump"))) {
                Path written = Files.write(directory.resolve("call.pcap"), reply.body());
                Process tcpdump = new ProcessBuilder("/usr/bin/tcpdump", "-nr", written.toString())
                        .redirectErrorStream(true).start();
                String said = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(tcpdump.waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(said.lines().filter(line -> line.contains("SIP: INVITE"))).as(said).hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void whatNobodyAskedForIsNotThereAndNobodyElseMayAsk() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        var c = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered();
                Phone carol = c.registered()) {
            record(c.number());
            String unwanted = call(alice, bob);
            String wanted = call(bob, carol);
            carillon.admin().get("/calls/" + unwanted + "/trace").expect(404);
            carillon.admin().get("/calls/" + wanted + "/trace").expect(200);
            carillon.admin().delete("/trace").expect(200);
            carillon.admin().get("/calls/" + wanted + "/trace").expect(200);
            String later = call(carol, bob);
            carillon.admin().get("/calls/" + later + "/trace").expect(404);
            Api supervisor = People.loggedIn(carillon, "supervisor");
            supervisor.get("/calls/" + wanted + "/trace").expect(403);
            supervisor.get("/trace").expect(403);
            assertThat(capture(supervisor, wanted).statusCode()).isEqualTo(403);
            String audit = carillon.admin().get("/audit").expect(200).body();
            assertThat(audit).contains("trace.start", "trace.stop", "numbers [" + c.number() + "]");
        }
    }

    @Test
    void aLiveCallIsSeenFromTheMomentItIsSwitchedOn() throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Phone bob = b.registered()) {
            Talk talk = Talk.between(alice, bob);
            record();
            talk.hangUp();
            String id = carillon.awaitCdr(a.number(), b.number()).getString("id");
            JsonObject ladder = carillon.admin().get("/calls/" + id + "/trace").expect(200).object();
            assertThat(arrows(ladder, message -> true)).containsExactlyInAnyOrder(
                    a.number() + " > Carillon: BYE", "Carillon > " + a.number() + ": 200 OK",
                    "Carillon > " + b.number() + ": BYE", b.number() + " > Carillon: 200 OK");
        }
    }

    @Test
    void aWrongWishIsExplained() throws Exception {
        JsonObject wish = Json.createObjectBuilder()
                .add("addresses", Json.createArrayBuilder().add("not-an-address"))
                .add("minutes", 0)
                .build();
        Api.Reply reply = carillon.admin().put("/trace", wish).expect(400);
        assertThat(reply.body()).contains("addresses", "minutes");
    }
}
