package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A carrier that is a name: which servers it has and which goes first says the DNS (RFC 3263), which is in service shows. */
class CarrierByNameTest {
    private static final String SERVICE = "_sip._udp.carrier.test";

    @Test
    void callsGoToTheFirstServerOfTheNameThatAnswers() throws Exception {
        Installation carillon = LastingServer.running().installation();
        var a = carillon.line();
        String name = "named" + a.number();
        String number = "0" + a.number() + "555";
        try (NameServer names = new NameServer(LastingServer.NAMES_PORT);
                DatagramSocket first = new DatagramSocket(0, InetAddress.getByName("127.0.4.51"));
                Phone alice = a.registered();
                Trunking second = Trunking.at(carillon, "second" + a.number(), "127.0.4.52", Map.of())) {
            names.service("carrier.test", "SIP+D2U", SERVICE)
                    .server(SERVICE, 20, second.phone().sipPort(), "second.carrier.test").address("second.carrier.test", "127.0.4.52")
                    .server(SERVICE, 10, first.getLocalPort(), "first.carrier.test").address("first.carrier.test", "127.0.4.51");
            try (AutoCloseable trunk = Trunking.alone(carillon, name, "0" + a.number() + "ZZZ", Map.of("host", "carrier.test",
                    "login", "DIGEST", "username", "house", "secret", Trunking.SECRET, "realm", second.name() + ".example",
                    "optionsSeconds", 1))) {
                DatagramPacket asked = new DatagramPacket(new byte[65_536], 65_536);
                first.setSoTimeout((int) Phone.PATIENCE.toMillis());
                first.receive(asked);
                assertThat(new String(asked.getData(), 0, asked.getLength(), StandardCharsets.UTF_8)).startsWith("OPTIONS sip:carrier.test");
                await("the second of its servers answers").atMost(Phone.PATIENCE.multipliedBy(2))
                        .until(() -> carillon.admin().get("/trunks/" + name).expect(200).object().getJsonObject("state").getBoolean("up"));
                PhoneCall out = alice.call(number);
                PhoneCall in = second.phone().awaitCall();
                assertThat(in.sentInvite().requestUri()).as("the name, not the server").contains("@carrier.test");
                in.answer();
                out.awaitAnswered();
                in.awaitAnswered();
                Talk talk = new Talk(alice, out, second.phone(), in);
                talk.hearOneAnother();
                talk.hangUp();
                assertThat(carillon.awaitCdr(a.number(), number).getString("disposition")).isEqualTo("ANSWERED");
            }
        }
        carillon.awaitNothingLeft();
    }
}
