package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All twelve messages of RFC 5118: IPv6 in SIP. How each is answered, {@code TortureOnTheWireTest} says. */
class Ipv6MessagesTest {
    private static SipRequest request(String name) {
        return (SipRequest) Messages.good(Messages.read(Messages.ipv6(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ipv6-good", "port-ambiguous", "port-unambiguous", "via-received-param-with-delim", "via-received-param-no-delim",
        "ipv6-in-sdp", "mult-ip-in-header", "mult-ip-in-sdp", "ipv4-mapped-ipv6", "ipv6-bug-abnf-3-colons",
        "ipv6-correct-abnf-2-colons"
    })
    void isTaken(String name) {
        Messages.touch(Messages.read(Messages.ipv6(name)));
        assertThat(request(name).method()).isNotEmpty();
    }

    @Test
    void aValidIpv6Reference() throws MalformedHeader {
        SipRequest request = request("ipv6-good");
        assertThat(request.uri().host()).isEqualTo("2001:db8::10");
        assertThat(request.topVia().host()).isEqualTo("2001:db8::9:1");
        assertThat(request.contacts().get(0).uri().host()).isEqualTo("2001:db8::1");
    }

    @Test
    void anIpv6AddressWithoutBracketsIsNoHost() {
        assertThat(Messages.bad(Messages.read(Messages.ipv6("ipv6-bad"))).status()).isEqualTo(400);
    }

    @Test
    void aPortInsideOrOutsideOfTheBrackets() throws MalformedHeader {
        assertThat(request("port-ambiguous").uri().port()).isEqualTo(-1);
        assertThat(request("port-ambiguous").uri().host()).isEqualTo("2001:db8::10:5070");
        assertThat(request("port-unambiguous").uri().port()).isEqualTo(5070);
    }

    @Test
    void receivedWithAndWithoutBrackets() {
        assertThat(request("via-received-param-with-delim").topVia().params().get("received")).isEqualTo("[2001:db8::9:255]");
        assertThat(request("via-received-param-no-delim").topVia().params().get("received")).isEqualTo("2001:db8::9:255");
    }

    @Test
    void bothFamiliesInOneHeader() throws MalformedHeader {
        assertThat(request("mult-ip-in-header").vias()).extracting(Via::host)
                .containsExactly("2001:db8::9:1", "192.0.2.1", "2001:db8::9:255");
    }

    @Test
    void anIpv4MappedAddress() throws MalformedHeader {
        SipRequest request = request("ipv4-mapped-ipv6");
        assertThat(request.vias()).extracting(Via::host).containsExactly("::ffff:192.0.2.10", "::ffff:192.0.2.2");
        assertThat(request.topVia().port()).isEqualTo(19823);
        assertThat(request.contacts().get(0).uri().host()).isEqualTo("::ffff:192.0.2.2");
    }

    @Test
    void threeColonsAreToleratedBeforeAnIpv4AddressAndMeanTwo() throws MalformedHeader {
        for (String name : new String[] {"ipv6-bug-abnf-3-colons", "ipv6-correct-abnf-2-colons"}) {
            assertThat(request(name).uri().host()).isEqualTo("2001:db8::192.0.2.1");
            assertThat(request(name).to().uri().host()).isEqualTo("2001:db8::192.0.2.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[2001:db8:::1]", "[2001:db8::::192.0.2.1]", "[2001:db8::1:::192.0.2.1]", "[2001:db8::1::2]", "[1:2:3:4:5:6:7:8:9]", "[::1",
        "[:::]", "[:::192.0.2]"
    })
    void otherColonsAreNoAddress(String host) {
        assertThatThrownBy(() -> SipUri.parse("sip:user@" + host)).isInstanceOf(MalformedHeader.class);
    }

    @Test
    void theAnswerSaysWhereTheRequestCameFromWithoutBrackets() {
        byte[] bytes = new String(Messages.ipv6("ipv6-good"), StandardCharsets.UTF_8)
                .replace("[2001:db8::9:1];branch=z9hG4bKas3-111", "[2001:db8::9:1]:5060;rport;branch=z9hG4bKas3")
                .getBytes(StandardCharsets.UTF_8);
        SipRequest request =
                (SipRequest) Messages.good(new MessageReader(SipLimits.DEFAULT).read(bytes, "2001:db8::9:255", 5061));
        assertThat(ResponseBuilder.response(request, 200).build().value(HeaderName.VIA))
                .isEqualTo("SIP/2.0/UDP [2001:db8::9:1]:5060;branch=z9hG4bKas3;received=2001:db8::9:255;rport=5061");
    }
}
