package io.carillon.scenario;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIP programs that know nothing of this project. */
@ArquillianTest
@RunAsClient
class StrangerTest {
    private final Installation carillon = Installation.ofTestRun();

    @TempDir
    Path directory;

    @Test
    void baresipAnswersAndIsHeard() throws Exception {
        Network.assumed();
        var a = carillon.line();
        var b = carillon.line();
        try (Phone alice = a.registered();
                Stranger baresip = Stranger.baresip(directory, b, null)) {
            baresip.awaitOutput("200 OK");
            PhoneCall out = alice.call(b.number());
            out.awaitAnswered();
            assertThat(out.listen(ofMillis(300)).packets()).isPositive();
            assertThat(out.listen(ofMillis(1000)).isTone(440)).isTrue();
            assertThat(out.hangUp().status()).isEqualTo(200);
            baresip.awaitOutput("session closed");
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }

    @Test
    void baresipCallsAndIsHeard() throws Exception {
        Network.assumed();
        var a = carillon.line();
        var b = carillon.line();
        try (Phone bob = b.registered();
                Stranger baresip = Stranger.baresip(directory, a, b.number())) {
            PhoneCall in = bob.awaitCall();
            in.ring();
            in.answer();
            in.awaitAnswered();
            assertThat(in.listen(ofMillis(300)).packets()).isPositive();
            assertThat(in.listen(ofMillis(1000)).isTone(440)).isTrue();
            assertThat(in.hangUp().status()).isEqualTo(200);
            baresip.awaitOutput("session closed");
        }
    }

    @Test
    void baresipIsToldOfWaitingMessages() throws Exception {
        Network.assumed();
        var a = carillon.line();
        String path = "/extensions/" + a.number() + "/message-waiting";
        carillon.admin().put(path, Api.json(Map.of("fresh", 4, "heard", 1))).expect(200);
        try (Stranger baresip = Stranger.baresip(directory, a, null)) {
            baresip.awaitOutput("Voice-Message: 4/1");
            carillon.admin().put(path, Api.json(Map.of("fresh", 0, "heard", 5))).expect(200);
            baresip.awaitOutput("Voice-Message: 0/5");
        }
    }

    @Test
    void sippPlacesCallsWithCredentials() throws Exception {
        Programs.assumed("sipp");
        var a = carillon.line();
        var b = carillon.line();
        Files.writeString(directory.resolve("uac.xml"), uac());
        Files.writeString(directory.resolve("accounts.csv"),
                "SEQUENTIAL\n" + a.number() + ";[authentication username=" + a.number() + " password=" + a.secret() + "];"
                        + b.number() + "\n");
        try (Phone bob = b.registered()) {
            Thread answering = new Thread(() -> {
                try {
                    for (int i = 0; i < 5; i++) {
                        PhoneCall in = bob.awaitCall();
                        in.ring();
                        in.answer();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            answering.start();
            try (Stranger sipp = Stranger.run(directory, List.of(
                    "sipp", "127.0.0.1:" + carillon.sip().getPort(), "-sf", "uac.xml", "-inf", "accounts.csv", "-i", "127.0.0.1",
                    "-m", "5", "-r", "2", "-timeout", "40s", "-timeout_error", "-nostdin"))) {
                assertThat(sipp.awaitExit(ofSeconds(50))).as(sipp.output()).isZero();
            }
            answering.join();
        }
    }

    private static String uac() {
        String invite = """
                INVITE sip:[field2]@[remote_ip]:[remote_port] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                From: <sip:[field0]@[remote_ip]:[remote_port]>;tag=[call_number]
                To: <sip:[field2]@[remote_ip]:[remote_port]>
                Call-ID: [call_id]
                CSeq: %d INVITE
                Contact: <sip:[field0]@[local_ip]:[local_port]>
                Max-Forwards: 70
                %sContent-Type: application/sdp
                Content-Length: [len]

                v=0
                o=- 1 1 IN IP4 [local_ip]
                s=-
                c=IN IP4 [local_ip]
                t=0 0
                m=audio [media_port] RTP/AVP 0
                a=rtpmap:0 PCMU/8000
                """;
        return """
                <?xml version="1.0" encoding="ISO-8859-1" ?>
                <scenario name="caller">
                <send retrans="500"><![CDATA[
                %s]]></send>
                <recv response="100" optional="true"/>
                <recv response="407" auth="true"/>
                <send><![CDATA[
                ACK sip:[field2]@[remote_ip]:[remote_port] SIP/2.0
                [last_Via:]
                [last_From:]
                [last_To:]
                [last_Call-ID:]
                CSeq: 1 ACK
                Max-Forwards: 70
                Content-Length: 0

                ]]></send>
                <send retrans="500"><![CDATA[
                %s]]></send>
                <recv response="100" optional="true"/>
                <recv response="180" optional="true"/>
                <recv response="200" rrs="true"/>
                <send><![CDATA[
                ACK [next_url] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                [last_From:]
                [last_To:]
                [last_Call-ID:]
                CSeq: 2 ACK
                Max-Forwards: 70
                Content-Length: 0

                ]]></send>
                <pause milliseconds="500"/>
                <send retrans="500"><![CDATA[
                BYE [next_url] SIP/2.0
                Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
                [last_From:]
                [last_To:]
                [last_Call-ID:]
                CSeq: 3 BYE
                Max-Forwards: 70
                Content-Length: 0

                ]]></send>
                <recv response="200"/>
                </scenario>
                """.formatted(invite.formatted(1, ""), invite.formatted(2, "[field1]\n"));
    }
}
