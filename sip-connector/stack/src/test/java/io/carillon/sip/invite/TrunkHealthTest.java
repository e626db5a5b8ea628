package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.CallerIdentity;
import io.carillon.contract.Ids;
import io.carillon.contract.MediaDirection;
import io.carillon.contract.SipTarget;
import io.carillon.contract.Tenant;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkState;
import io.carillon.contract.TrunkUse;
import io.carillon.sip.DialRequest;
import io.carillon.sip.SipConfig;
import io.carillon.sip.transport.FakeNameServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asking a trunk for its health and registering with it: what fails is tried again, less and less often. */
class TrunkHealthTest extends Wire {
    private final FakeNameServer names = new FakeNameServer();

    /** The clock of the timers may be a little early, the machine late; what comes at once is neither. */
    private static final Duration EARLY = Duration.ofMillis(300);

    private RawPhone trunk(int registerSeconds, int optionsSeconds) {
        RawPhone carrier = phone("carrier", "none");
        endpoint.replaceTrunks(List.of(new TrunkLine("default/c", Tenant.DEFAULT,
                "sip:" + carrier.host() + ":" + carrier.port(), "house", "hush", "carrier.example", registerSeconds, List.of(), null,
                optionsSeconds)));
        return carrier;
    }

    @Override
    SipConfig config() {
        SipConfig c = super.config();
        Map<String, String> settings = Map.of("carillon.sip.port", "0", "carillon.sip.ws", "false",
                "carillon.sip.dns-servers", "127.0.0.1:" + names.address().getPort());
        return new SipConfig(c.bindAddresses(), 0, "", c.realm(), true, c.dscp(), c.nonceLifetime(), c.authFailures(),
                c.authBan(), c.requestsPerSecond(), c.product(), c.md5OnlyAgents(), c.t1(),
                SipConfig.read(settings::get).transports(), c.sessions(), c.bans());
    }

    @AfterEach
    void closeNames() {
        names.close();
    }

    /** A trunk whose name stands for two servers, the first before the second. */
    private void trunkOf(RawPhone first, RawPhone second, int registerSeconds, int optionsSeconds) throws IOException {
        names.srv("_sip._udp.carrier.test", 1, 0, first.port(), "host.carrier.test")
                .srv("_sip._udp.carrier.test", 2, 0, second.port(), "host.carrier.test")
                .a("host.carrier.test", "127.0.0.1");
        endpoint.replaceTrunks(List.of(new TrunkLine("default/c", Tenant.DEFAULT, "sip:carrier.test", "house", "hush",
                "carrier.example", registerSeconds, List.of(), null, optionsSeconds)));
    }

    @Test
    void aTrunkIsThereWhenOneOfItsServersIsAndItsCallsGoToThatOne() throws IOException {
        RawPhone dead = phone("dead", "none");
        RawPhone alive = phone("alive", "none");
        trunkOf(dead, alive, 0, 1);
        alive.send(alive.answer(alive.expect("OPTIONS"), "200 OK", "x", ""));
        await().until(() -> state().up());
        endpoint.dial(new DialRequest(Ids.newCall(), Ids.newLeg(),
                SipTarget.behind(new TrunkUse("default/c", CallerIdentity.of("+4930555"), false, List.of(), "", false),
                        "sip:+4940@carrier.test"),
                CallerIdentity.of("1001"), "+4940", 69, ourOffer(MediaDirection.SENDRECV)));
        String invite = alive.expect("INVITE");
        alive.send(alive.answer(invite, "486 Busy Here", "y", ""));
        alive.expect("ACK");
        assertThat(dead.hearsNothing("INVITE", 100)).as("no call for a server that is known to be dead").isTrue();
    }

    @Test
    void aRegistrarThatIsOutOfServiceIsFollowedByTheNext() throws IOException {
        RawPhone first = phone("first", "none");
        RawPhone second = phone("second", "none");
        trunkOf(first, second, 60, 0);
        first.send(first.answer(first.expect("REGISTER"), "503 Service Unavailable", "x", ""));
        second.send(second.answer(second.expect("REGISTER"), "200 OK", "x", ""));
        await().until(() -> state().registered());
        endpoint.replaceTrunks(List.of());
        assertThat(second.expect("REGISTER")).as("taken back where it is").contains("Expires: 0\r\n");
    }

    private TrunkState state() {
        return endpoint.trunks().get(0);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Answers this way and tells how long it takes until the next request. */
    private static Duration untilAsked(RawPhone carrier, String answer) {
        carrier.send(answer);
        long answered = System.nanoTime();
        carrier.expect(answer.contains("REGISTER") ? "REGISTER" : "OPTIONS");
        return since(answered);
    }

    @Test
    void aTrunkThatIsOutOfServiceIsAskedLessAndLessOftenUntilItIsThere() {
        RawPhone carrier = trunk(0, 1);
        String first = carrier.expect("OPTIONS");
        Duration pause = untilAsked(carrier, carrier.answer(first, "503 Service Unavailable", "x", ""));
        assertThat(pause).isGreaterThan(Duration.ofSeconds(1).minus(EARLY));
        assertThat(state().up()).isFalse();
        assertThat(state().trouble()).isEqualTo("answers 503");
        assertThat(untilAsked(carrier, carrier.answer(carrier.lastReceived, "408 Request Timeout", "x", "")))
                .isGreaterThan(Duration.ofSeconds(2).minus(EARLY));
        assertThat(untilAsked(carrier, carrier.answer(carrier.lastReceived, "404 Not Found", "x", "")))
                .as("whoever answers is there and is asked as often as was set").isLessThan(Duration.ofSeconds(4));
        assertThat(state().up()).isTrue();
        assertThat(state().trouble()).isEmpty();
    }

    @Test
    void aRegistrarThatWantsLongerRegistrationsGetsThemAndOneThatFailsIsAskedAgain() {
        RawPhone carrier = trunk(60, 0);
        String first = carrier.expect("REGISTER");
        assertThat(first).contains("Expires: 60\r\n");
        carrier.send(carrier.answer(first, "423 Interval Too Brief", "x", "").replace("Call-ID:", "Min-Expires: 600\r\nCall-ID:"));
        String longer = carrier.expect("REGISTER");
        assertThat(longer).contains("Expires: 600\r\n");
        assertThat(untilAsked(carrier, carrier.answer(longer, "500 Server Internal Error", "x", "")))
                .isGreaterThan(Duration.ofSeconds(2).minus(EARLY));
        assertThat(state().registered()).isFalse();
        assertThat(state().trouble()).contains("500");
        carrier.send(carrier.answer(carrier.lastReceived, "200 OK", "x", ""));
        await().until(() -> state().registered());
        endpoint.replaceTrunks(List.of());
        assertThat(carrier.expect("REGISTER")).as("taken back").contains("Expires: 0\r\n");
    }

    @Test
    void aRegistrarThatDoesNotBelieveOurPasswordIsToldItOnceAndTheOperatorReadsWhy() {
        RawPhone carrier = trunk(60, 0);
        String first = carrier.expect("REGISTER");
        carrier.send(challenged(carrier, first));
        String proven = carrier.expect("REGISTER");
        assertThat(proven).contains("Authorization: Digest username=\"house\"");
        carrier.send(challenged(carrier, proven));
        await().until(() -> state().trouble().contains("password is wrong"));
        assertThat(state().registered()).isFalse();
    }

    /** RFC 5626 sections 4.2 and 11.6, and what happens when the connection that we are reached by ends. */
    @Test
    void aConnectionIsRegisteredAsTheWayBackUnlessTheNextHopLacksThatAndWhatItsEndMeansIsTheRegistrarsToSay() throws IOException {
        RawPhone writer = phone("carrier", "none");
        try (ServerSocket registrar = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            endpoint.replaceTrunks(List.of(new TrunkLine("default/c", Tenant.DEFAULT,
                    "sip:127.0.0.1:" + registrar.getLocalPort() + ";transport=tcp", "house", "hush", "carrier.example", 60, List.of(),
                    null, 0)));
            try (Socket connection = registrar.accept()) {
                String first = register(connection);
                assertThat(first).contains(";reg-id=1;+sip.instance=\"<urn:uuid:", "Supported: path, outbound\r\n");
                write(connection, writer.answer(first, "200 OK", "x", "").replace("Call-ID:", "Require: outbound\r\nCall-ID:"));
                await().until(() -> state().registered());
            }
            await().until(() -> !state().registered());
            assertThat(state().trouble()).contains("connection is gone");
            try (Socket connection = registrar.accept()) {
                write(connection, writer.answer(register(connection), "439 First Hop Lacks Outbound Support", "x", ""));
                String second = register(connection);
                assertThat(second).doesNotContain("reg-id", "outbound");
                write(connection, writer.answer(second, "200 OK", "x", ""));
                await().until(() -> state().registered());
            }
            try (Socket next = registrar.accept()) {
                assertThat(register(next)).startsWith("REGISTER ");
                assertThat(state().registered()).as("who knows of no connections has not forgotten us").isTrue();
            }
        }
    }

    private static String register(Socket connection) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = connection.getInputStream().read();
            assertThat(octet).as("after %s", head).isNotNegative();
            head.append((char) octet);
        }
        return head.toString();
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenged(RawPhone carrier, String request) {
        return carrier.answer(request, "401 Unauthorized", "x", "").replace("Call-ID:",
                "WWW-Authenticate: Digest realm=\"carrier.example\", nonce=\"abc\", qop=\"auth\"\r\nCall-ID:");
    }
}
