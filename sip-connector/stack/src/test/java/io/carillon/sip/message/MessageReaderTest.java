package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader takes and what it refuses, and where its limits are. */
class MessageReaderTest {

    private static ParsedMessage.Bad refused(String text) {
        return Messages.bad(Messages.read(text));
    }

    private static String with(String line) {
        return Messages.INVITE.replace("Supported: replaces, timer", line);
    }

    @Test
    void anOrdinaryInvite() throws MalformedHeader {
        SipRequest invite = Messages.request(Messages.INVITE);
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.uri()).extracting(SipUri::user, SipUri::host, SipUri::port)
                .containsExactly("1002", "carillon.example", -1);
        assertThat(invite.callId()).isEqualTo("a84b4c76e66710@192.0.2.10");
        assertThat(invite.cseq()).isEqualTo(new CSeq(314159, "INVITE"));
        assertThat(invite.from().displayName()).isEqualTo("Alice");
        assertThat(invite.fromTag()).isEqualTo("1928301774");
        assertThat(invite.toTag()).isNull();
        assertThat(invite.topVia()).extracting(Via::transport, Via::host, Via::port)
                .containsExactly("UDP", "192.0.2.10", 5062);
        assertThat(invite.contacts()).hasSize(1);
        assertThat(invite.values(HeaderName.ALLOW)).hasSize(6);
        assertThat(invite.hasToken(HeaderName.SUPPORTED, "TIMER")).isTrue();
        assertThat(invite.contentType()).isEqualTo("application/sdp");
        assertThat(invite.bodyLength()).isEqualTo(118);
        assertThat(invite.value(HeaderName.of("user-agent"))).isEqualTo("baresip v1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Via\u0001: x", "Con tact: <sip:a@b>", ": nothing", "X:\u0000", "X: a\u0007b", "X: \u007f", "no colon here",
        "Max-Forwards: 12",
        "Call-ID: second", "CSeq: 314159 INVITE", "From: <sip:a@b>;tag=2", "To: <sip:a@b>", "Content-Length: 118",
        "f: <sip:a@b>;tag=2",
        "l: 3", "Content-Type: text/plain"
    })
    void aHeaderThatIsNoneOrStandsTwice(String line) {
        assertThat(refused(with(line)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Max-Forwards: 256", "Max-Forwards: -1", "Max-Forwards: x",
            "Max-Forwards: 99999999999999999999", "Max-Forwards:"})
    void maxForwardsOutOfRange(String line) {
        assertThat(refused(Messages.INVITE.replace("Max-Forwards: 70", line)).reason()).startsWith("Max-Forwards");
    }

    @ParameterizedTest
    @ValueSource(strings = {"314159 BYE", "2147483648 INVITE", "-1 INVITE", "INVITE", "1", "1 INVITE x",
            "0x10 INVITE", ""})
    void aCseqThatIsNone(String value) {
        assertThat(refused(Messages.INVITE.replace("314159 INVITE", value)).reason()).startsWith("CSeq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via", "From", "To", "Call-ID", "CSeq"})
    void aMandatoryHeaderIsMissing(String name) {
        assertThat(refused(Messages.INVITE.replace("\n" + name + ":", "\nX-" + name + ":")).reason()).contains(name);
    }

    @Test
    void maxForwardsMayBeMissing() throws MalformedHeader {
        SipRequest request = Messages.request(Messages.INVITE.replace("Max-Forwards", "X-Hops"));
        assertThat(request.number(HeaderName.MAX_FORWARDS)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sip:a@b:0", "sip:a@b:65536", "sip:@b", "sip:a@", "sip:a@.b", "sip:a@-b", "sip:a@b..c", "sip:a@[::1",
        "sip:a@[1]",
        "sip:a%4@b", "sip:a%zz@b", "sip:", "nothing", "sip:a@b?x=y", "<sip:a@b>", "\"a\"", "sip:a@b;=x", "tel:",
        "tel:12x4"
    })
    void aRequestUriThatIsNone(String uri) {
        assertThat(refused(Messages.INVITE.replace("sip:1002@carillon.example SIP", uri + " SIP")).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<sip:a@b", "sip:a@b>", "\"open <sip:a@b>", "<sip:a@b>;tag=1;tag=2", "<sip:a@b>;;tag=1", "<sip:a@b>;tag=",
        "<>", "a b", "<a>",
        "sip:a@b,sip:c@d", "<sip:a@b>, <sip:c@d>", "<sip:a b@c>", "\"x\" y <sip:a@b>;t=\""
    })
    void aFromThatIsNone(String value) {
        assertThat(refused(Messages.INVITE.replace("\"Alice\" <sip:1001@carillon.example>;tag=1928301774", value))
                .reason())
                .startsWith("From");
    }

    @Test
    void capsAreInclusive() {
        String header = "X-%d: y\n";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 188; i++) {
            many.append(header.formatted(i));
        }
        assertThat(Messages.request(with(many + "Last: 1")).headerCount()).isEqualTo(200);
        assertThat(refused(with(many + "Last: 1\nOne: 2")).reason()).contains("too many header");
        assertThat(refused(with("X: " + "y".repeat(9_000))).reason()).contains("too long");
        String via = "Via: SIP/2.0/UDP a;branch=z9hG4bKx\n";
        assertThat(Messages.request(with(via.repeat(69) + "X: y"))).isNotNull();
        assertThat(refused(with(via.repeat(70) + "X: y")).reason()).contains("Via");
        assertThat(refused(with("Via: " + "SIP/2.0/UDP a, ".repeat(80) + "SIP/2.0/UDP a")).reason()).contains("Via");
        assertThat(refused(with("Record-Route: <sip:a;lr>\n".repeat(31) + "X: y")).reason()).contains("Record-Route");
        assertThat(refused(with("Contact: " + "<sip:a@b>,".repeat(31) + "<sip:c@d>")).reason()).contains("Contact");
        assertThat(refused(Messages.INVITE.replace(";rport", ";x".repeat(3) + ";p".repeat(101))).reason())
                .contains("Via");
        assertThat(Messages.bad(Messages.read(new byte[70_000])).answerable()).isNull();
        ParsedMessage.Bad huge = refused(Messages.INVITE + "x".repeat(66_000));
        assertThat(huge.status()).isEqualTo(513);
        assertThat(huge.answerable()).isNotNull();
    }

    @Test
    void aRequestThatIsRefusedCanBeAnswered() {
        SipRequest answerable = refused(with("Max-Forwards: 1")).answerable();
        String answer = new String(ResponseBuilder.response(answerable, 400, "Bad", "t").build().bytes());
        assertThat(answer).contains("Call-ID: a84b4c76e66710@192.0.2.10\r\n")
                .contains("To: <sip:1002@carillon.example>;tag=t\r\n");
    }

    @Test
    void aBadAckIsDropped() {
        assertThat(refused(Messages.INVITE.replace("INVITE sip", "ACK sip")).answerable()).isNull();
    }

    @Test
    void aBadResponseIsDropped() {
        assertThat(refused("SIP/2.0 200 OK\nVia: nonsense\n\n").answerable()).isNull();
        assertThat(refused("SIP/2.0 099 X\n\n").answerable()).isNull();
        assertThat(refused("SIP/2.0 700 X\n\n").answerable()).isNull();
    }

    @Test
    void structuredViewsFailOnlyWhenAsked() {
        SipRequest request = Messages.request(with("Route: <sip:a;lr>, broken\nExpires: soon"));
        assertThatThrownBy(() -> request.addresses(HeaderName.ROUTE)).isInstanceOf(MalformedHeader.class);
        assertThatThrownBy(() -> request.number(HeaderName.EXPIRES)).isInstanceOf(MalformedHeader.class)
                .hasMessageContaining("Expires");
    }

    @Test
    void commasInsideQuotesAndBracketsDoNotSplit() throws MalformedHeader {
        SipRequest request = Messages.request(with("Route: \"a, b\" <sip:x,y@h;lr>, <sip:z@h;lr>"));
        List<NameAddr> routes = request.addresses(HeaderName.ROUTE);
        assertThat(routes).hasSize(2);
        assertThat(routes.get(0).displayName()).isEqualTo("a, b");
        assertThat(routes.get(0).uri().user()).isEqualTo("x,y");
    }

    @Test
    void digestCredentials() throws MalformedHeader {
        SipRequest request = Messages.request(with("Authorization: Digest username=\"10\\\"01\", realm=\"carillon\","
                + " nonce=\"abc==\","
                + " uri=\"sip:a,b@c\", response=\"00ff\", algorithm=SHA-256, qop=auth, nc=00000001, cnonce=\"x\""));
        DigestParams digest = request.digests(HeaderName.AUTHORIZATION).get(0);
        assertThat(digest.scheme()).isEqualTo("Digest");
        assertThat(digest.params().get("username")).isEqualTo("10\"01");
        assertThat(digest.params().get("uri")).isEqualTo("sip:a,b@c");
        assertThat(digest.params().get("algorithm")).isEqualTo("SHA-256");
        assertThat(digest.params().get("nc")).isEqualTo("00000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Digest", "Digest ", "Digest username", "Digest username=\"x", "Digest a=b,,c=d", "Digest a=b, a=c",
        "Digest =x", "Digest a=b;c=d"
    })
    void credentialsThatAreNone(String value) {
        SipRequest request = Messages.request(with("Authorization: " + value));
        assertThatThrownBy(() -> request.digests(HeaderName.AUTHORIZATION)).isInstanceOf(MalformedHeader.class);
    }

    @Test
    void unusualUrisAreReadByTheGrammarOfJainSip() throws MalformedHeader {
        assertThat(SipUri.parse("sip:a@my_host.local").host()).isEqualTo("my_host.local");
        assertThatThrownBy(() -> SipUri.parse("sip:a@@b")).isInstanceOf(MalformedHeader.class);
        assertThatThrownBy(() -> SipUri.parse("sip:ü@b;;;;")).isInstanceOf(MalformedHeader.class);
    }

    @Test
    void telUris() throws MalformedHeader {
        SipUri tel = SipUri.parse("tel:+1-201-555-0123;phone-context=example.com");
        assertThat(tel.user()).isEqualTo("+12015550123");
        assertThat(tel.params().get("phone-context")).isEqualTo("example.com");
        assertThat(tel.number()).isEqualTo("+12015550123");
        assertThat(SipUri.parse("sip:9-911;phone-context=us@h").number()).isEqualTo("9911");
        assertThat(SipUri.parse("sip:*43%23@h").number()).isEqualTo("*43#");
        assertThat(SipUri.parse("sip:1001-a.b@h").number()).isEqualTo("1001-a.b");
    }

    @Test
    void aWildcardContact() throws MalformedHeader {
        SipRequest request = Messages.request(Messages.INVITE.replace("<sip:1001@192.0.2.10:5062>", "*"));
        assertThat(request.isContactWildcard()).isTrue();
        assertThat(request.contacts()).isEmpty();
    }
}
