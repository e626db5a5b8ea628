package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are too long, too many or too odd: refused, and the server answers the next one at once. */
@ArquillianTest
@RunAsClient
class OversizeTest {
    private static final String STRANGER = "127.0.0.67";
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private final Installation carillon = Installation.ofTestRun();

    private static String message(String form) {
        String head = "OPTIONS sip:carillon SIP/2.0\r\nVia: SIP/2.0/TCP " + STRANGER
                + ";branch=z9hG4bKbig\r\nMax-Forwards: 70\r\n"
                + "From: <sip:x@carillon>;tag=1\r\nTo: <sip:carillon>\r\nCall-ID: big\r\nCSeq: 1 OPTIONS\r\n";
        return switch (form) {
            case "a header of 100 KB" -> head + "Subject: " + "x".repeat(100_000) + "\r\nContent-Length: 0\r\n\r\n";
            case "5000 headers" -> head + "X-Header: value\r\n".repeat(5000) + "Content-Length: 0\r\n\r\n";
            case "1500 Via" -> head + "Via: SIP/2.0/TCP 192.0.2.1;branch=z9hG4bK1\r\n".repeat(1500)
                    + "Content-Length: 0\r\n\r\n";
            case "a body of 2 MB" -> head + "Content-Type: text/plain\r\nContent-Length: 2000000\r\n\r\n"
                    + "x".repeat(2_000_000);
            case "2000 Record-Route" -> head + "Record-Route: <sip:a@192.0.2.1;lr>\r\n".repeat(2000)
                    + "Content-Length: 0\r\n\r\n";
            case "a Request-URI of 1 MB" -> head.replace("sip:carillon SIP", "sip:" + "x".repeat(1_000_000)
                    + "@carillon SIP")
                    + "Content-Length: 0\r\n\r\n";
            case "5000 parameters" -> head.replace("tag=1", "tag=1" + ";a=b".repeat(5000))
                    + "Content-Length: 0\r\n\r\n";
            default -> head + "X: " + "x".repeat(9_000_000);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"a header of 100 KB", "5000 headers", "1500 Via", "a body of 2 MB", "2000 Record-Route",
        "a Request-URI of 1 MB", "5000 parameters", "a header without an end"})
    void isRefusedOrCut(String form) throws Exception {
        ServerProcess before = ServerProcess.ofTestRun();
        try (Socket socket = new Socket(carillon.sip().getAddress(), carillon.sip().getPort(),
                InetAddress.getByName(STRANGER), 0)) {
            socket.setSoTimeout(20_000);
            assertThat(answer(socket, message(form))).as(form).matches("|SIP/2.0 4\\d\\d .*|SIP/2.0 5\\d\\d .*");
        }
        assertThat(Asking.usual(carillon.sip())).isLessThan(AT_ONCE);
        assertThat(ServerProcess.ofTestRun()).as("the same process").isEqualTo(before);
    }

    /** The first line that came back, empty when the connection was cut without a word. */
    private static String answer(Socket socket, String message) throws IOException {
        try {
            socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (SocketException cut) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            for (int octet = in.read(); octet >= 0 && octet != '\r'; octet = in.read()) {
                line.append((char) octet);
            }
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("neither answered nor cut", silent);
        } catch (SocketException cut) {
            return line.toString();
        }
        return line.toString();
    }

    @Test
    void sixtyDevicesOfOneExtensionAreTooMany() throws Exception {
        var a = carillon.line();
        try (Phone alice = a.phone()) {
            for (int i = 0; i < 60; i++) {
                int status = alice.register("<sip:" + a.number() + "@127.0.0.1:" + (20_000 + i)
                        + ">;expires=60").status();
                assertThat(status).isIn(200, 400, 403, 413, 480, 503);
            }
            int bound = carillon.admin().get("/registrations?extension=" + a.number()).expect(200).object()
                    .getJsonArray("items").size();
            assertThat(bound).isBetween(1, 20);
            assertThat(Asking.usual(carillon.sip())).isLessThan(AT_ONCE);
        }
    }
}
