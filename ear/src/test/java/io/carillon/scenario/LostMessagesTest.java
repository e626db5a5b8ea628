package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Phone;
import java.net.InetAddress;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message of a call gets lost once between the caller and the server. */
@ArquillianTest
@RunAsClient
class LostMessagesTest {
    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration DOWN = Duration.ofSeconds(6);

    private final Installation carillon = Installation.ofTestRun();

    private static boolean isLost(String kind, String message) {
        boolean ofInvite = message.contains(" INVITE\r\n");
        return switch (kind) {
            case "407" -> message.startsWith("SIP/2.0 407") && ofInvite;
            case "200" -> message.startsWith("SIP/2.0 200") && ofInvite;
            case "200 of BYE" -> message.startsWith("SIP/2.0 200") && message.contains(" BYE\r\n");
            default -> message.startsWith(kind + " ");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "407", "200", "ACK", "BYE", "200 of BYE"})
    void theCallIsMadeAndEndedNevertheless(String kind) throws Exception {
        var a = carillon.line();
        var b = carillon.line();
        try (LossyPath path = LossyPath.to(carillon.sip(), message -> isLost(kind, message));
                Phone alice = Phone.with(path.address(), InetAddress.getByName("127.0.0.1"), a.number(), a.secret(),
                        "MD5");
                Phone bob = b.registered()) {
            long start = System.nanoTime();
            var out = alice.call(b.number());
            var in = bob.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(UP);
            new Talk(alice, out, bob, in).hearOneAnother();
            long end = System.nanoTime();
            assertThat(out.hangUp().status()).isEqualTo(200);
            in.awaitEnded();
            assertThat(Duration.ofNanos(System.nanoTime() - end)).isLessThan(DOWN);
            assertThat(path.swallowed()).as("the test has lost a message").isNotNull();
            assertThat(carillon.awaitCdr(a.number(), b.number()).getString("disposition")).isEqualTo("ANSWERED");
        }
    }
}
