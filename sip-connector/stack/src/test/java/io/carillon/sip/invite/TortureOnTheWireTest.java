package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Corpus;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 4475 seen from outside. The top Via is made to lead back to us, everything else stays as the RFC has it. A
 * message whose own fault would show only behind the digest is challenged first, like any other.
 */
class TortureOnTheWireTest extends Wire {
    private static final Duration IN_TIME = Duration.ofMillis(2_500);

    @ParameterizedTest
    @CsvSource({
        "wsinv, 481", "intmeth, 501", "esc01, 407", "escnull, 401", "esc02, 501", "lwsdisp, 200", "longreq, 407",
        "dblreq, 401", "semiuri, 200", "transports, 200", "mpart01, 407", "badinv01, 400", "clerr, 400", "ncl, 400",
        "scalar02, 400", "quotbal, 400", "ltgtruri, 400", "lwsruri, 400", "lwsstart, 400", "trws, 400", "escruri, 400",
        "regbadct, 400", "badaspec, 400", "baddn, 400", "badvers, 505", "mismatch01, 400", "mismatch02, 400",
        "unkscm, 416", "novelsc, 416", "bext01, 420", "invut, 407", "regaut01, 401", "multi01, 400",
        "mcl01, 400", "zeromf, 200", "cparam01, 401", "cparam02, 401", "regescrt, 401", "sdp01, 407", "inv2543, 407",
        "unksm2, 401", "baddate, 407", "badbranch, 200",
    })
    void isAnswered(String name, int status) throws IOException {
        RawPhone phone = alice();
        phone.sendRaw(backTo(phone, torture(name)));
        assertThat(phone.expect("SIP/2.0 ")).startsWith("SIP/2.0 " + status);
        answersNow(phone);
    }

    /** RFC 5118 in the same way. */
    @ParameterizedTest
    @CsvSource({
        "ipv6-good, 401", "ipv6-bad, 400", "port-ambiguous, 401", "port-unambiguous, 401",
        "via-received-param-with-delim, 481", "via-received-param-no-delim, 200", "ipv6-in-sdp, 407", "mult-ip-in-header, 481",
        "mult-ip-in-sdp, 407", "ipv4-mapped-ipv6, 407", "ipv6-bug-abnf-3-colons, 200", "ipv6-correct-abnf-2-colons, 200",
    })
    void ipv6IsAnswered(String name, int status) throws IOException {
        RawPhone phone = alice();
        byte[] message = resource("/rfc5118/" + name + ".txt");
        phone.sendRaw(backTo(phone, new String(message, StandardCharsets.UTF_8).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(phone.expect("SIP/2.0 ")).startsWith("SIP/2.0 " + status);
        answersNow(phone);
    }

    /** All 61 messages byte by byte, in a datagram and in a stream, each followed by a question that is answered in time. */
    @ParameterizedTest
    @ValueSource(strings = {"/rfc4475", "/rfc5118"})
    void nothingDoesHarmAsItIs(String folder) throws IOException {
        Map<String, byte[]> all = Corpus.of(TortureOnTheWireTest.class, folder);
        assertThat(all).hasSize(folder.equals("/rfc4475") ? 49 : 12);
        RawPhone phone = alice();
        for (byte[] message : all.values()) {
            phone.sendRaw(message);
            answersInTime(phone);
            try (Socket stream = new Socket("127.0.0.1", port())) {
                stream.getOutputStream().write(message);
                stream.getOutputStream().flush();
                answersInTime(phone);
            }
        }
    }

    private static void answersInTime(RawPhone phone) {
        long asked = System.nanoTime();
        answersNow(phone);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(IN_TIME);
    }

    @Test
    void mutilatedInvitesDoNoHarm() {
        RawPhone phone = alice();
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            phone.cseq++;
            byte[] bytes = phone.request("INVITE", "sip:1002@carillon", "<sip:1002@carillon>", "",
                    phone.sdp("sendrecv"))
                    .getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(1, 8); n > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            phone.sendRaw(bytes);
        }
        stillThere(phone);
    }

    private static byte[] torture(String name) throws IOException {
        return resource("/rfc4475/" + name + ".dat");
    }

    private static byte[] resource(String path) throws IOException {
        try (var in = TortureOnTheWireTest.class.getResourceAsStream(path)) {
            return in.readAllBytes();
        }
    }

    /** Octets are kept one to one: the messages hold octets that are no UTF-8. */
    private static byte[] backTo(RawPhone phone, byte[] message) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        int line = text.indexOf("\r\n") + 2;
        String via = "Via: SIP/2.0/UDP 127.0.0.1:" + phone.port() + ";branch=z9hG4bK" + System.nanoTime()
                + ";rport\r\n";
        return (text.substring(0, line) + via + text.substring(line)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void stillThere(RawPhone phone) {
        // What came back so far may fill the phone's socket, and the answer waited for would be lost.
        String before = phone.receive(300);
        while (!before.isEmpty()) {
            before = phone.receive(300);
        }
        answersNow(phone);
    }

    private static void answersNow(RawPhone phone) {
        phone.cseq++;
        String tag = "alive" + System.nanoTime();
        phone.send(phone.request("OPTIONS", "sip:carillon", "<sip:carillon>", "", "").replace(phone.fromTag, tag));
        for (String message = phone.expect("SIP/2.0 "); !message.contains(tag); ) {
            message = phone.expect("SIP/2.0 ");
        }
    }
}
