package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The cases of RFC 5118: IPv6 in SIP. */
class Ipv6MessagesTest {
    private static String register(String uri, String via) {
        return "REGISTER " + uri + " SIP/2.0\nTo: sip:user@example.com\nFrom: sip:user@example.com;tag=81x2\nVia: "
                + via
                + "\nMax-Forwards: 70\nContact: \"Caller\" <sip:caller@[2001:db8::1]>\n"
                + "Call-ID: SSG9559905523997077@hlau_4100\n"
                + "CSeq: 98176 REGISTER\nContent-Length: 0\n\n";
    }

    @Test
    void aValidIpv6Reference() throws MalformedHeader {
        SipRequest request = Messages.request(
                register("sip:[2001:db8::10]", "SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111"));
        assertThat(request.uri().host()).isEqualTo("2001:db8::10");
        assertThat(request.topVia().host()).isEqualTo("2001:db8::9:1");
        assertThat(request.contacts().get(0).uri().host()).isEqualTo("2001:db8::1");
    }

    @Test
    void anIpv6AddressWithoutBracketsIsNoHost() {
        assertThat(Messages.bad(Messages.read(register("sip:2001:db8::10",
                "SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aPortInsideOrOutsideOfTheBrackets() throws MalformedHeader {
        String via = "SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111";
        assertThat(Messages.request(register("sip:[2001:db8::10:5070]", via)).uri().port()).isEqualTo(-1);
        assertThat(Messages.request(register("sip:[2001:db8::10]:5070", via)).uri().port()).isEqualTo(5070);
    }

    @Test
    void receivedWithAndWithoutBrackets() {
        String uri = "sip:[2001:db8::10]";
        String with = "SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bKas3-111";
        assertThat(Messages.request(register(uri, with)).topVia().params().get("received"))
                .isEqualTo("[2001:db8::9:255]");
        String without = "SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKas3";
        assertThat(Messages.request(register(uri, without)).topVia().params().get("received"))
                .isEqualTo("2001:db8::9:255");
    }

    @Test
    void anIpv4MappedAddress() throws MalformedHeader {
        assertThat(SipUri.parse("sip:user@[::ffff:192.0.2.10]:19823").host()).isEqualTo("::ffff:192.0.2.10");
    }

    @Test
    void threeColonsAreNoAddress() {
        assertThatThrownBy(() -> SipUri.parse("sip:user@[2001:db8:::192.0.2.1]")).isInstanceOf(MalformedHeader.class);
        assertThatThrownBy(() -> SipUri.parse("sip:user@[2001:db8::1::2]")).isInstanceOf(MalformedHeader.class);
        assertThatThrownBy(() -> SipUri.parse("sip:user@[1:2:3:4:5:6:7:8:9]")).isInstanceOf(MalformedHeader.class);
        assertThatThrownBy(() -> SipUri.parse("sip:user@[::1")).isInstanceOf(MalformedHeader.class);
    }

    @Test
    void theAnswerSaysWhereTheRequestCameFromWithoutBrackets() {
        byte[] bytes = Messages.bytes(register("sip:[2001:db8::10]",
                "SIP/2.0/UDP [2001:db8::9:1]:5060;rport;branch=z9hG4bKas3"));
        SipRequest request =
                (SipRequest) Messages.good(new MessageReader(SipLimits.DEFAULT).read(bytes, "2001:db8::9:255", 5061));
        assertThat(ResponseBuilder.response(request, 200).build().value(HeaderName.VIA))
                .isEqualTo("SIP/2.0/UDP [2001:db8::9:1]:5060;branch=z9hG4bKas3;received=2001:db8::9:255;rport=5061");
    }
}
