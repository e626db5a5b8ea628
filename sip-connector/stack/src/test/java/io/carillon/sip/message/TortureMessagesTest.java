package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All 49 messages of RFC 4475. Those whose fault is none of a parser's business (an unknown scheme, an unsupported
 * extension) are taken here and judged by the layers above. Taken although the letter would allow a refusal: {@code
 * baddate} (nobody reads Date), {@code badbranch} (matched like a request of the time before branches), {@code
 * regbadct} (its Contact fails when it is read).
 */
class TortureMessagesTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "wsinv", "intmeth", "esc01", "escnull", "esc02", "lwsdisp", "longreq", "dblreq", "semiuri", "transports",
        "mpart01",
        "unreason", "noreason", "baddate", "regbadct", "badbranch", "unkscm", "novelsc", "unksm2", "bext01", "invut",
        "regaut01",
        "bcast", "zeromf", "cparam01", "cparam02", "regescrt", "sdp01", "inv2543"
    })
    void isTaken(String name) {
        assertThat(Messages.good(Messages.read(Messages.torture(name)))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "badinv01", "clerr", "ncl", "scalar02", "quotbal", "ltgtruri", "lwsruri", "lwsstart", "trws", "escruri",
        "badaspec", "baddn",
        "mismatch01", "mismatch02", "insuf", "multi01", "mcl01"
    })
    void isAnswered400(String name) {
        ParsedMessage.Bad bad = Messages.bad(Messages.read(Messages.torture(name)));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.answerable()).as(bad.reason()).isNotNull();
        assertThat(ResponseBuilder.response(bad.answerable(), 400).build().bytes())
                .startsWith("SIP/2.0 400 ".getBytes());
    }

    @Test
    void anotherVersionIsAnswered505() {
        ParsedMessage.Bad bad = Messages.bad(Messages.read(Messages.torture("badvers")));
        assertThat(bad.status()).isEqualTo(505);
        assertThat(bad.answerable()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalarlg", "bigcode"})
    void aResponseOutOfRangeIsDropped(String name) {
        assertThat(Messages.bad(Messages.read(Messages.torture(name))).answerable()).isNull();
    }

    @Test
    void aShortTortuousInviteIsUnderstood() throws MalformedHeader {
        SipRequest invite = (SipRequest) Messages.good(Messages.read(Messages.torture("wsinv")));
        assertThat(invite.uri().user()).isEqualTo("vivekg");
        assertThat(invite.uri().params().has("unknownparam")).isTrue();
        assertThat(invite.toTag()).isEqualTo("1918181833n");
        assertThat(invite.fromTag()).isEqualTo("98asjd8");
        assertThat(invite.from().displayName()).isEqualTo("J Rosenberg \\\"");
        assertThat(invite.number(HeaderName.MAX_FORWARDS)).isEqualTo(68);
        assertThat(invite.cseq()).isEqualTo(new CSeq(9, "INVITE"));
        assertThat(invite.value(HeaderName.SUBJECT)).isEmpty();
        assertThat(invite.vias()).extracting(Via::host)
                .containsExactly("192.0.2.2", "spindle.example.com", "192.168.255.111");
        assertThat(invite.vias()).extracting(Via::branch).containsExactly("390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239");
        assertThat(invite.addresses(HeaderName.ROUTE).get(0).uri().params().has("lr")).isTrue();
        NameAddr contact = invite.contacts().get(0);
        assertThat(contact.displayName()).isEqualTo("Quoted string \"\"");
        assertThat(contact.params().get("newparam")).isEqualTo("newvalue");
        assertThat(contact.params().get("q")).isEqualTo("0.33");
        assertThat(invite.body()).hasSize(150);
    }

    @Test
    void theWideRangeOfValidCharactersIsUnderstood() throws MalformedHeader {
        SipRequest request = (SipRequest) Messages.good(Messages.read(Messages.torture("intmeth")));
        assertThat(request.method()).isEqualTo("!interesting-Method0123456789_*+`.%indeed'~");
        assertThat(request.uri().host()).isEqualTo("example.com");
        assertThat(request.to().displayName()).isEqualTo("BEL:\u0007 NUL:\u0000 DEL:\u007f");
        assertThat(request.from().displayName()).isEqualTo("token1~` token2'+_ token3*%!.-");
        assertThat(request.from().params().get("fromparam''~+*_!.-%")).isEqualTo("работающий");
        assertThat(request.fromTag()).isEqualTo("_token~1'+`*%!-.");
        assertThat(request.callId()).isEqualTo("intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{");
        assertThat(request.value(HeaderName.of("EXTENSIONHEADER-!.%*+_`'~"))).isEqualTo("\ufeff大停電");
    }

    @Test
    void percentEscapesAreUndoneWhereTheGrammarHasThemOnly() throws MalformedHeader {
        SipRequest invite = (SipRequest) Messages.good(Messages.read(Messages.torture("esc01")));
        assertThat(invite.uri().user()).isEqualTo("sips:user@example.com");
        assertThat(invite.uri().host()).isEqualTo("example.net");
        assertThat(invite.to().uri().user()).isEqualTo("user");
        assertThat(invite.contacts().get(0).uri().params().get("name")).isEqualTo("value%41");
        SipRequest other = (SipRequest) Messages.good(Messages.read(Messages.torture("esc02")));
        assertThat(other.method()).isEqualTo("RE%47IST%45R");
        assertThat(other.contacts()).hasSize(2);
        SipRequest nulls = (SipRequest) Messages.good(Messages.read(Messages.torture("escnull")));
        assertThat(nulls.contacts()).extracting(c -> c.uri().user()).containsExactly("\u0000", "\u0000\u0000");
    }

    @Test
    void onlyTheFirstOfTwoMessagesInADatagramCounts() {
        SipRequest first = (SipRequest) Messages.good(Messages.read(Messages.torture("dblreq")));
        assertThat(first.method()).isEqualTo("REGISTER");
        assertThat(first.bodyLength()).isZero();
    }

    @Test
    void aSemicolonBelongsToTheUserPart() throws MalformedHeader {
        SipRequest request = (SipRequest) Messages.good(Messages.read(Messages.torture("semiuri")));
        assertThat(request.uri().user()).isEqualTo("user;par=u@example.net");
        assertThat(request.uri().params().size()).isZero();
        assertThat(request.values(HeaderName.ACCEPT)).hasSize(6);
    }

    @Test
    void aReasonPhraseMayBeUtf8OrMissing() {
        SipResponse utf8 = (SipResponse) Messages.good(Messages.read(Messages.torture("unreason")));
        assertThat(utf8.reason()).isEqualTo("= 2**3 * 5**2 но сто девяносто девять - простое");
        SipResponse none = (SipResponse) Messages.good(Messages.read(Messages.torture("noreason")));
        assertThat(none.status()).isEqualTo(100);
        assertThat(none.reason()).isEmpty();
    }

    @Test
    void aContactWithoutBracketsKeepsItsParametersForItself() throws MalformedHeader {
        NameAddr bare = Messages.good(Messages.read(Messages.torture("cparam01"))).contacts().get(0);
        assertThat(bare.params().has("unknownparam")).isTrue();
        NameAddr bracketed = Messages.good(Messages.read(Messages.torture("cparam02"))).contacts().get(0);
        assertThat(bracketed.uri().params().has("unknownparam")).isTrue();
    }

    @Test
    void aContactWithAQuestionMarkNeedsBrackets() {
        SipMessage register = Messages.good(Messages.read(Messages.torture("regbadct")));
        assertThatThrownBy(register::contacts).isInstanceOf(MalformedHeader.class);
    }

    @Test
    void aBinaryBodyStaysAsItIs() {
        SipMessage message = Messages.good(Messages.read(Messages.torture("mpart01")));
        assertThat(message.contentType()).isEqualTo("multipart/mixed");
        assertThat(message.body()).hasSize(553).startsWith("--7a9cbec02ceef655".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aLongRequestIsWithinOurLimits() throws MalformedHeader {
        SipMessage message = Messages.good(Messages.read(Messages.torture("longreq")));
        assertThat(message.vias()).hasSize(34);
        assertThat(message.fromTag()).hasSizeGreaterThan(150);
    }

    @Test
    void anUnknownSchemeIsForTheLayerAbove() throws MalformedHeader {
        SipRequest request = (SipRequest) Messages.good(Messages.read(Messages.torture("unkscm")));
        assertThat(request.uri().isSip()).isFalse();
        SipRequest beep = (SipRequest) Messages.good(Messages.read(Messages.torture("novelsc")));
        assertThat(beep.uri().scheme()).isEqualTo("soap.beep");
    }
}
