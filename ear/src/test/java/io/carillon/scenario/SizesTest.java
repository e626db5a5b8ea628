package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.SipText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that are too large: refused or cut on every transport, and the next good one is answered. */
@ArquillianTest
@RunAsClient
class SizesTest {
    private static final String VIA = "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK";

    /** What is counted when something is too large: as bad, as refused, or as a connection that was cut. */
    private static final String[] REFUSED = {"sip.messages.bad", "sip.messages.refused", "sip.connections.cut"};

    private final Installation carillon = Installation.ofTestRun();

    private static Map<String, String> giants(Carrier carrier) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("a header of 20 KB", head(carrier) + "Subject: " + "x".repeat(20_000) + "\r\nContent-Length: 0\r\n\r\n");
        all.put("a folded header of 20 KB", head(carrier) + "Subject: x" + "\r\n  folded and folded again".repeat(800)
                + "\r\nContent-Length: 0\r\n\r\n");
        all.put("1000 headers", head(carrier) + "X-A: b\r\n".repeat(1_000) + "Content-Length: 0\r\n\r\n");
        all.put("500 Via", head(carrier) + (VIA + "1\r\n").repeat(500) + "Content-Length: 0\r\n\r\n");
        all.put("300 Route in one line", head(carrier) + "Route: <sip:a@b;lr>" + ",<sip:a@b;lr>".repeat(300)
                + "\r\nContent-Length: 0\r\n\r\n");
        all.put("2000 parameters", head(carrier) + "Contact: <sip:a@b>" + ";p=1".repeat(2_000) + "\r\nContent-Length: 0\r\n\r\n");
        if (carrier == Carrier.TCP || carrier == Carrier.TLS) {
            all.put("a body of 2 MB", head(carrier) + "Content-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000));
            all.put("a head without end", head(carrier) + "X-A: b\r\n".repeat(300_000));
            all.put("a length of 2^31-1", head(carrier) + "Content-Length: 2147483647\r\n\r\n");
        }
        return all;
    }

    private static String head(Carrier carrier) {
        return "INVITE sip:100@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + carrier + " 127.0.0.1:5060;rport;branch=z9hG4bKgiant"
                + System.nanoTime() + "\r\nMax-Forwards: 70\r\nFrom: <sip:100@x>;tag=1\r\nTo: <sip:100@127.0.0.1>\r\nCall-ID: giant-"
                + System.nanoTime() + "\r\nCSeq: 1 INVITE\r\n";
    }

    private Phone phone(Carrier carrier, Installation.Line line) throws IOException {
        return Phone.over(carrier, carillon.sip(carrier), line.number(), line.secret());
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void theGiantIsRefusedAndTheNextIsServed(Carrier carrier) throws Exception {
        var line = carillon.line();
        for (Map.Entry<String, String> giant : giants(carrier).entrySet()) {
            long refused = carillon.counted(REFUSED);
            try (Phone hostile = phone(carrier, line)) {
                try {
                    hostile.sendRaw(giant.getValue().getBytes(StandardCharsets.UTF_8));
                } catch (IOException cut) {
                    assertThat(carrier).as(giant.getKey() + ": " + cut.getMessage()).isNotEqualTo(Carrier.UDP);
                }
                try (Phone good = phone(carrier, line)) {
                    SipText registered = good.register(300);
                    assertThat(registered.status()).as("after " + giant.getKey()).isEqualTo(200);
                }
                Awaitility.await(giant.getKey() + " is answered, or counted and cut").atMost(Phone.PATIENCE).until(() ->
                        !hostile.received("SIP/2.0 ").isEmpty() || carillon.counted(REFUSED) > refused);
                assertThat(hostile.received("SIP/2.0 ")).as(giant.getKey()).allSatisfy(answer ->
                        assertThat(answer.status()).isBetween(400, 599).isNotIn(401, 407));
            }
        }
    }
}
