package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipUri;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RFC 3263, with a name server of our own. */
class SipUriResolverTest {
    private final FakeNameServer server = new FakeNameServer();
    private final DnsNames dns = new DnsNames(List.of(server.address()));
    private final PeerNames names = new PeerNames();
    private final SipUriResolver resolver = new SipUriResolver(dns, names, new Random(1));

    @AfterEach
    void close() {
        dns.close();
        server.close();
    }

    private List<String> targets(String uri) throws Exception {
        return resolver.targets(SipUri.parse(uri)).toCompletableFuture().get(8, TimeUnit.SECONDS).stream()
                .map(SipPeer::toString).toList();
    }

    @Test
    void aNumericHostNeedsNoLookUp() throws Exception {
        assertThat(resolver.numeric(SipUri.parse("sip:a@192.0.2.1:5070;transport=tcp")))
                .contains(new SipPeer(SipTransport.TCP, "192.0.2.1", 5070));
        assertThat(resolver.numeric(SipUri.parse("sip:a@[2001:db8::1]")))
                .contains(new SipPeer(SipTransport.UDP, "2001:db8::1", 5060));
        assertThat(resolver.numeric(SipUri.parse("sip:a@example.com;maddr=192.0.2.9")))
                .contains(new SipPeer(SipTransport.UDP, "192.0.2.9", 5060));
        assertThat(resolver.numeric(SipUri.parse("sips:a@192.0.2.1")))
                .contains(new SipPeer(SipTransport.TLS, "192.0.2.1", 5061));
        assertThat(resolver.numeric(SipUri.parse("sip:a@192.0.2.1;transport=TLS")))
                .contains(new SipPeer(SipTransport.TLS, "192.0.2.1", 5061));
        assertThat(targets("sip:a@192.0.2.1")).containsExactly("udp:192.0.2.1:5060");
        assertThat(server.asked).hasValue(0);
    }

    @Test
    void whatCannotBeReachedIsEmpty() throws Exception {
        assertThat(targets("tel:+15551234")).isEmpty();
        assertThat(targets("sip:a@192.0.2.1;transport=sctp")).isEmpty();
        assertThat(targets("sips:a@192.0.2.1;transport=udp")).isEmpty();
        assertThat(targets("sip:a@df7jal23ls0d.invalid;transport=ws")).isEmpty();
        assertThat(server.asked).hasValue(0);
        assertThat(targets("sip:a@nowhere.test")).isEmpty();
    }

    @Test
    void theHostsFileNeedsNoServer() throws Exception {
        assertThat(targets("sip:a@localhost:5099")).contains("udp:127.0.0.1:5099");
    }

    @Test
    void pointersSayWhichTransportIsPreferred() throws Exception {
        server.naptr("carrier.test", 20, 10, "SIP+D2U", "_sip._udp.carrier.test")
                .naptr("carrier.test", 10, 10, "SIPS+D2T", "_sips._tcp.carrier.test")
                .naptr("carrier.test", 5, 10, "E2U+sip", "nonsense.carrier.test")
                .srv("_sips._tcp.carrier.test", 10, 0, 5061, "one.carrier.test")
                .srv("_sip._udp.carrier.test", 10, 0, 5066, "two.carrier.test")
                .a("one.carrier.test", "192.0.2.1").a("one.carrier.test", "2001:db8::1")
                .a("two.carrier.test", "192.0.2.2");
        assertThat(targets("sip:a@carrier.test"))
                .containsExactly("tls:192.0.2.1:5061", "tls:[2001:db8::1]:5061", "udp:192.0.2.2:5066");
        assertThat(targets("sips:a@carrier.test"))
                .containsExactly("tls:192.0.2.1:5061", "tls:[2001:db8::1]:5061");
        assertThat(names.of(new SipPeer(SipTransport.TLS, "192.0.2.1", 5061))).isEqualTo("carrier.test");
    }

    @Test
    void withoutPointersTheServicesOfEachTransportAreAskedFor() throws Exception {
        server.srv("_sip._tcp.plain.test", 1, 0, 5070, "host.plain.test").a("host.plain.test", "192.0.2.3")
                .a("plain.test", "192.0.2.99");
        assertThat(targets("sip:a@plain.test")).containsExactly("tcp:192.0.2.3:5070");
        assertThat(targets("sip:a@plain.test;transport=udp")).containsExactly("udp:192.0.2.99:5060");
        assertThat(targets("sip:a@plain.test:5090")).containsExactly("udp:192.0.2.99:5090");
    }

    @Test
    void anAddressAloneIsEnough() throws Exception {
        server.a("bare.test", "192.0.2.4").a("bare.test", "2001:db8::4");
        assertThat(targets("sip:a@bare.test")).containsExactly("udp:192.0.2.4:5060", "udp:[2001:db8::4]:5060");
        assertThat(targets("sip:a@bare.test;transport=tls"))
                .containsExactly("tls:192.0.2.4:5061", "tls:[2001:db8::4]:5061");
    }

    @Test
    void aServiceThatIsDeclaredAbsentIsNotTried() throws Exception {
        server.srv("_sip._udp.none.test", 0, 0, 0, ".");
        assertThat(targets("sip:a@none.test;transport=udp")).isEmpty();
    }

    @Test
    void prioritiesComeFirstAndWeightsDrawTheRest() throws UnknownHostException, MalformedHeader {
        Map<String, Integer> first = new HashMap<>();
        NameService two = (name, kind) -> CompletableFuture.completedFuture(switch (kind) {
            case SRV -> List.of(new NameRecord.Service(10, 10, 5060, "192.0.2.10", 60),
                    new NameRecord.Service(10, 30, 5060, "192.0.2.30", 60),
                    new NameRecord.Service(5, 0, 5060, "192.0.2.5", 60));
            default -> List.of();
        });
        SipUriResolver weighted = new SipUriResolver(two, names, new Random(42));
        for (int i = 0; i < 4_000; i++) {
            List<SipPeer> all = weighted.targets(SipUri.parse("sip:a@w.test;transport=tcp")).toCompletableFuture().join();
            assertThat(all).hasSize(3);
            assertThat(all.get(0).host()).isEqualTo("192.0.2.5");
            first.merge(all.get(1).host(), 1, Integer::sum);
        }
        assertThat(first.get("192.0.2.30")).isBetween(2_800, 3_200);
    }

    @Test
    void answersAreKeptAsLongAsTheyMayBeBelieved() throws Exception {
        server.a("kept.test", "192.0.2.7").ttl("short.test", 1).a("short.test", "192.0.2.8");
        assertThat(targets("sip:a@kept.test:5060")).containsExactly("udp:192.0.2.7:5060");
        int asked = server.asked.get();
        server.forget("kept.test", "A");
        assertThat(targets("sip:a@KEPT.test:5060")).containsExactly("udp:192.0.2.7:5060");
        assertThat(server.asked).hasValue(asked);
        assertThat(targets("sip:a@short.test:5060")).containsExactly("udp:192.0.2.8:5060");
        server.forget("short.test", "A");
        await().until(() -> targets("sip:a@short.test:5060").isEmpty());
    }

    @Test
    void aServerThatDoesNotAnswerCostsNobodyMoreThanItsTime() throws Exception {
        server.mute = true;
        CompletableFuture<List<SipPeer>> one =
                resolver.targets(SipUri.parse("sip:a@mute.test:5060")).toCompletableFuture();
        assertThat(one).isNotDone();
        assertThat(one.get(8, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void nameServersAreNumeric() {
        assertThat(DnsNames.server("192.0.2.53").getPort()).isEqualTo(53);
        assertThat(DnsNames.server("192.0.2.53:5353").getPort()).isEqualTo(5353);
        assertThat(DnsNames.server("2001:db8::53").getPort()).isEqualTo(53);
        assertThat(DnsNames.server("[2001:db8::53]:5353").getPort()).isEqualTo(5353);
        assertThatThrownBy(() -> DnsNames.server("dns.test")).hasMessageContaining("dns.test");
        assertThatThrownBy(() -> DnsNames.server("192.0.2.53:x")).hasMessageContaining("name server");
    }
}
