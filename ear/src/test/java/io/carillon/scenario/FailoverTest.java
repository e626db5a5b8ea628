package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Several carriers: one that fails is followed by the next, the cheaper one comes first, and all of it is explained. */
@ArquillianTest
@RunAsClient
class FailoverTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** The machine may stumble; a server that waits for an answer is late each time. */
    private static final int CALLS = 4;

    private final Installation carillon = Installation.ofTestRun();

    @Test
    void aCarrierThatFailsIsFollowedByTheNextAndOneWhoIsBusyIsNot() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking first = Trunking.at(carillon, "fa" + a.number(), "127.0.1.1", Map.of());
                Trunking second = Trunking.at(carillon, "fb" + a.number(), "127.0.1.2", Map.of())) {
            first.await(true);
            second.await(true);
            Trunking.route(carillon, "f" + a.number(), "0" + a.number() + "ZZZ", first, second);
            String dialled = "0" + a.number() + "111";
            PhoneCall out = alice.call(dialled);
            first.phone().awaitCall().reject(503, "Service Unavailable");
            PhoneCall in = second.phone().awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            Talk talk = new Talk(alice, out, second.phone(), in);
            talk.hearOneAnother();
            talk.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), dialled);
            assertThat(cdr.getJsonArray("legs")).hasSize(3);
            assertThat(cdr.getString("explain")).contains("trunk fa" + a.number(), "503", "trunk fb" + a.number());
            PhoneCall busy = alice.call("0" + a.number() + "222");
            first.phone().awaitCall().reject(486, "Busy Here");
            assertThat(busy.awaitFinal().status()).isEqualTo(486);
            assertThat(second.phone().isCalledWithin(Duration.ofMillis(300))).isFalse();
        }
    }

    /** It takes the connection, it hears the call, and it is gone. */
    @Test
    void aCarrierThatHangsUpItsConnectionIsFollowedByTheNextAtOnce() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                ServerSocket door = new ServerSocket(0, 5, InetAddress.getByName("127.0.1.5"));
                Trunking first = Trunking.at(carillon, "fg" + a.number(), "127.0.1.5", Map.of("port", door.getLocalPort(),
                        "transport", "TCP", "optionsSeconds", 0));
                Trunking second = Trunking.at(carillon, "fn" + a.number(), "127.0.1.6", Map.of())) {
            second.await(true);
            Trunking.route(carillon, "fg" + a.number(), "0" + a.number() + "ZZZ", first, second);
            Duration best = AT_ONCE.multipliedBy(10);
            for (int i = 0; i < CALLS && best.compareTo(AT_ONCE) > 0; i++) {
                PhoneCall out = alice.call("0" + a.number() + (444 + i));
                try (Socket house = door.accept()) {
                    assertThat(new String(house.getInputStream().readNBytes(7), StandardCharsets.US_ASCII)).isEqualTo("INVITE ");
                }
                long gone = System.nanoTime();
                PhoneCall in = second.phone().awaitCall();
                Duration taken = Duration.ofNanos(System.nanoTime() - gone);
                best = taken.compareTo(best) < 0 ? taken : best;
                in.answer();
                out.awaitAnswered();
                in.awaitAnswered();
                out.hangUp();
            }
            assertThat(best).as("from the end of the connection to the call at the next, at best").isLessThanOrEqualTo(AT_ONCE);
            assertThat(carillon.awaitCdr(a.number(), "0" + a.number() + "444").getString("explain"))
                    .contains("trunk fg" + a.number(), "480", "trunk fn" + a.number());
        }
    }

    @Test
    void theCheaperCarrierComesFirstAndItsPriceStandsInTheRecord() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.registered();
                Trunking dear = Trunking.at(carillon, "ld" + a.number(), "127.0.1.3", Map.of());
                Trunking cheap = Trunking.at(carillon, "lc" + a.number(), "127.0.1.4", Map.of())) {
            dear.await(true);
            cheap.await(true);
            Trunking.cheapest(carillon, "l" + a.number(), "0" + a.number() + "ZZZ", dear, cheap);
            assertThat(rates(dear.name(), "prefix,per_minute,valid_from\n49,0.08,\n49,0.01,2099-01-01\n", false))
                    .contains("\"loaded\":true");
            assertThat(rates(cheap.name(), "prefix,per_minute\n49,x\n", false))
                    .contains("\"loaded\":false", "\"line\":2");
            assertThat(rates(cheap.name(), "prefix,per_minute,step_seconds\n49,0.06,60\n", true))
                    .contains("\"loaded\":false", "\"rows\":1");
            assertThat(rates(cheap.name(), "prefix,per_minute,step_seconds\n49,0.06,60\n", false))
                    .contains("\"loaded\":true");
            String dialled = "0" + a.number() + "333";
            JsonObject explained = carillon.admin()
                    .post("/routes/explain", Api.json(Map.of("from", a.number(), "to", dialled))).expect(200).object();
            assertThat(explained.getString("end")).isEqualTo("TRUNK");
            assertThat(explained.getJsonArray("ways").getJsonObject(0).getString("trunk")).isEqualTo(cheap.name());
            assertThat(explained.getJsonArray("ways").getJsonObject(1).getString("trunk")).isEqualTo(dear.name());
            JsonObject then = carillon.admin().post("/routes/explain", Api.json(Map.of(
                    "from", a.number(), "to", dialled, "at", "2099-01-01T00:00:00Z"))).expect(200).object();
            assertThat(then.getJsonArray("ways").getJsonObject(0).getString("trunk")).isEqualTo(dear.name());
            assertThat(then.getJsonArray("ways").getJsonObject(0).getString("price")).contains("0.01");
            PhoneCall out = alice.call(dialled);
            PhoneCall in = cheap.phone().awaitCall();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            out.hangUp();
            JsonObject cdr = carillon.awaitCdr(a.number(), dialled);
            assertThat(new java.math.BigDecimal(cdr.getString("cost"))).isEqualByComparingTo("0.06");
            assertThat(cdr.getString("currency")).isEqualTo("EUR");
        }
    }

    private String rates(String trunk, String table, boolean dryRun) throws Exception {
        URI address = carillon.http().resolve("/api/trunks/" + trunk + "/rates?currency=EUR&dryRun=" + dryRun);
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + carillon.admin().token())
                .header("Content-Type", "text/csv")
                .PUT(HttpRequest.BodyPublishers.ofString(table))
                .build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
