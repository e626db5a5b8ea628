package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import io.carillon.sip.message.SipGrammar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent to the SIP port, each message is counted once, nothing is thrown, and the next call is good. */
class FuzzedEndpointTest extends Wire {
    private static final int MESSAGES = 1_500;
    private static final int BURST = 25;
    /** More than this fits into no datagram. */
    private static final int LONGEST = 60_000;

    private final Thrown thrown = new Thrown();
    private long sent;

    @AfterEach
    void nothingWasThrown() {
        thrown.close();
        assertThat(thrown.all()).isEmpty();
    }

    @Test
    void datagramsAreCountedAndTheNextCallIsGood() {
        RawPhone stranger = thief();
        Fuzz.run(FuzzedEndpointTest.class, "sip", MESSAGES, new SipGrammar("127.0.0.9:" + stranger.port()), message -> {
            if (message.length < LONGEST) {
                stranger.sendRaw(message);
                paced(++sent);
            }
        });
        counted(sent);
        assertThat(endpoint.gauges()).containsEntry("sip.dialogs", 0L);
        awaitNone("sip.transactions.server");
        answeredCall(alice());
    }

    @Test
    void streamsAreCutOrReadOnAndTheNextCallIsGood() {
        SipGrammar grammar = new SipGrammar("127.0.0.1:9;transport=tcp");
        Fuzz.run(FuzzedEndpointTest.class, "sip", MESSAGES / 5, grammar, message -> {
            try (Socket stream = new Socket(InetAddress.getByName("127.0.0.1"), port(),
                    InetAddress.getByName("127.0.0.8"), 0)) {
                OutputStream out = stream.getOutputStream();
                out.write(message, 0, message.length / 2);
                out.flush();
                out.write(message, message.length / 2, message.length - message.length / 2);
                out.flush();
            } catch (IOException cut) {
                assertThat(cut.getMessage()).as("the server has said that it reads no more").isNotBlank();
            }
        });
        awaitNone("sip.connections");
        awaitNone("sip.transactions.server");
        answeredCall(alice());
    }

    @Test
    void sixHundredMessagesInPiecesAreAllAnswered() throws IOException {
        Dice dice = new Dice(600);
        RawPhone phone = alice();
        int answers = 0;
        try (Socket stream = new Socket("127.0.0.1", port())) {
            stream.setTcpNoDelay(true);
            stream.setSoTimeout(20_000);
            BufferedReader in = new BufferedReader(new InputStreamReader(stream.getInputStream(),
                    StandardCharsets.UTF_8));
            for (int i = 0; i < 600; i++) {
                phone.cseq++;
                byte[] message = phone.request("OPTIONS", "sip:carillon", "<sip:carillon>", "", "")
                        .replace("SIP/2.0/UDP", "SIP/2.0/TCP").getBytes(StandardCharsets.UTF_8);
                for (int at = 0; at < message.length; ) {
                    int piece = Math.min(message.length - at, dice.between(1, 300));
                    stream.getOutputStream().write(message, at, piece);
                    stream.getOutputStream().flush();
                    at += piece;
                }
                answers += statusOf(in) >= 200 ? 1 : 0;
            }
        }
        assertThat(answers).isEqualTo(600);
    }

    /** Reads a response without a body. */
    private static int statusOf(BufferedReader in) throws IOException {
        String first = in.readLine();
        for (String line = first; line != null && !line.isEmpty(); line = in.readLine()) {
            continue;
        }
        return first == null ? 0 : Integer.parseInt(first.split(" ")[1]);
    }

    @Test
    void fourHundredInventedCredentialsAreWorthNothing() {
        Dice dice = new Dice(400);
        RawPhone thief = thief();
        for (int i = 0; i < 400; i++) {
            thief.cseq++;
            String header = dice.oneOf("Authorization: ", "Proxy-Authorization: ") + SipGrammar.digest(dice) + "\r\n";
            String method = dice.oneOf("REGISTER", "INVITE", "SUBSCRIBE", "MESSAGE");
            thief.send(thief.request(method, "sip:carillon", "<sip:1001@carillon>", header, ""));
            for (String got = thief.receive(5); !got.isEmpty(); got = thief.receive(1)) {
                assertThat(got).doesNotStartWith("SIP/2.0 2");
            }
        }
        assertThat(owner.registers).isEmpty();
        assertThat(owner.told).isEmpty();
        answeredCall(alice());
    }

    private void awaitNone(String gauge) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> endpoint.gauges().get(gauge) == 0);
    }

    private void paced(long soFar) {
        if (soFar % BURST == 0) {
            counted(soFar);
        }
    }

    private void counted(long soFar) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1)).until(() -> {
            var now = endpoint.counters();
            return now.get("sip.messages.received") + now.get("sip.keepalives") >= soFar;
        });
    }
}
