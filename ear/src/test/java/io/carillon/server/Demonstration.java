package io.carillon.server;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Recognition;
import io.carillon.scenario.Api;
import io.carillon.scenario.Installation;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Somebody has just started it, with the demonstration, and looks round. */
final class Demonstration {
    private static final int TELEPHONE_EVENT = 101;

    private final Installation carillon;
    private final String note;
    private final Api admin;

    private Demonstration(Installation carillon, String note) throws Exception {
        this.carillon = carillon;
        this.note = note;
        this.admin = enter();
    }

    static Demonstration of(CarillonServer server) throws Exception {
        Demonstration found =
                new Demonstration(server.installation(), Files.readString(server.base().resolve("data/carillon/first-run.txt")));
        assertThat(server.output()).as("the link is printed once").containsOnlyOnce(found.noted("app/link#(\\S+)"));
        return found;
    }

    private String noted(String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(note);
        assertThat(found.find()).as(pattern + " in " + note).isTrue();
        return found.group(1);
    }

    /** By the link that was printed, which is good once; the password that was made for him is good all the time. */
    private Api enter() throws Exception {
        JsonObject link = Api.json(Map.of("token", noted("app/link#(\\S+) +.once, within 60 minutes")));
        Api nobody = Api.anonymous(carillon.http());
        Api entered = nobody.withToken(nobody.post("/auth/link", link).expect(200).object().getString("token"));
        nobody.post("/auth/link", link).expect(401);
        assertThat(Api.login(carillon.http(), "admin", noted("password (\\S+)")).token()).isNotEmpty();
        return entered;
    }

    /** As it comes it tells nothing to what is inside of the house, however that is written. */
    void tellsNothingInside() throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            inside.setSoTimeout((int) ofMillis(500).toMillis());
            int port = inside.getLocalPort();
            admin.post("/webhooks", hook("plain", "http://127.0.0.1:" + port)).expect(400);
            List<String> hosts = List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0",
                    "127.1.2.3", "10.0.0.1", "192.168.0.1", "169.254.169.254", "[fe80::1]", "[fd00::1]");
            for (int i = 0; i < hosts.size(); i++) {
                String name = "inside" + i;
                admin.post("/webhooks", hook(name, "https://" + hosts.get(i) + ":" + port + "/x")).expect(201);
                admin.post("/webhooks/" + name + "/test", null);
                Awaitility.await(hosts.get(i)).atMost(ofSeconds(30)).pollInterval(ofMillis(100)).untilAsserted(() ->
                        assertThat(admin.get("/webhooks/" + name + "/deliveries").expect(200).body()).contains("not public"));
                admin.delete("/webhooks/" + name).expect(204);
            }
            assertThatThrownBy(inside::accept).as("nobody came").isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static JsonObject hook(String name, String url) {
        return Json.createObjectBuilder().add("name", name).add("url", url)
                .add("events", Json.createArrayBuilder().add("cdr.created")).build();
    }

    void looksRound() throws Exception {
        Awaitility.await("four made-up telephones").atMost(ofSeconds(120)).pollInterval(ofMillis(200))
                .until(() -> admin.get("/registrations").expect(200).object().getJsonArray("items").size() >= 4);
        try (Phone own = Phone.on(carillon.sip(), "1001", noted("1001 +secret (\\S+)")).register()) {
            PhoneCall menu = own.call("5000");
            menu.awaitAnswered();
            Awaitility.await("the menu speaks").atMost(ofSeconds(30)).pollInterval(ofMillis(200))
                    .until(() -> menu.audio().soFar().level() > -45);
            menu.audio().digit(1, TELEPHONE_EVENT);
            Awaitility.await("who answers speaks").atMost(ofSeconds(60)).pollInterval(ofMillis(500))
                    .until(() -> Recognition.ofPrompt(menu.audio().soFar(), "en", "demo-answer") > 0.9);
            menu.hangUp();
            PhoneCall never = own.call("1013");
            never.awaitProvisional(180);
            never.cancel();
            assertThat(own.call("1012").awaitFinal().status()).isIn(480, 486);
        }
        Awaitility.await("the queue is called").atMost(ofSeconds(120)).pollInterval(ofMillis(500)).until(() ->
                admin.get("/calls").expect(200).body().contains("\"5200\"")
                        || admin.get("/cdrs?callee=5200").expect(200).body().contains("1014"));
    }
}
