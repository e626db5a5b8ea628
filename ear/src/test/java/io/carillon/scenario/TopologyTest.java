package io.carillon.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.phone.Carrier;
import io.carillon.phone.Phone;
import io.carillon.phone.PhoneCall;
import io.carillon.phone.Sdp;
import io.carillon.phone.SipText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one side of a call learns about where the other side lives: nothing, whatever carries its messages. */
@ArquillianTest
@RunAsClient
class TopologyTest {
    private static final String INNER = "127.0.0.93";

    private final Installation carillon = Installation.ofTestRun();

    @AfterEach
    void nothingIsLeft() throws Exception {
        carillon.awaitNothingLeft();
    }

    private static Sdp.Template talkativeSdp() {
        return Sdp.verbatim("v=0\r\no=innerowner 42 42 IN IP4 " + INNER + "\r\ns=innersession\r\ni=innerinfo\r\n"
                + "e=someone@inner.example\r\nc=IN IP4 " + INNER + "\r\nt=0 0\r\na=tool:innertool\r\nm=audio 40404 RTP/AVP 0\r\n"
                + "a=candidate:1 1 UDP 2130706431 " + INNER + " 40404 typ host\r\na=x-inner:secret\r\n"
                + "a=rtcp:40405 IN IP4 " + INNER + "\r\na=sendrecv\r\n");
    }

    private static void knowsNothing(Phone stranger, List<String> inner) {
        List<SipText> heard = stranger.received("");
        assertThat(heard).hasSizeGreaterThan(4);
        for (SipText message : heard) {
            String text = message.toString().toLowerCase(java.util.Locale.ROOT);
            for (String secret : inner) {
                assertThat(text).doesNotContain(secret.toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    /** A plain telephone on a WebSocket says that it does not encrypt. */
    private Installation.Line lineFor(Carrier carrier) throws Exception {
        return carrier == Carrier.WS || carrier == Carrier.WSS ? carillon.securedLine("OFF") : carillon.line();
    }

    private static Phone stranger(Carrier carrier, Installation.Line line) throws Exception {
        Installation carillon = line.installation();
        return carrier == Carrier.UDP
                ? line.registered()
                : Phone.over(carrier, carillon.sip(carrier), line.number(), line.secret()).register();
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void whoIsCalledLearnsNothingOfWhereTheCallerLives(Carrier carrier) throws Exception {
        var a = carillon.line();
        var b = lineFor(carrier);
        try (Phone inner = Phone.with(carillon.sip(), InetAddress.getByName(INNER), a.number(), a.secret(), "MD5").register();
                Phone outer = stranger(carrier, b)) {
            inner.saying("User-Agent", "InnerPhone 7").saying("Organization", "inner.example")
                    .saying("History-Info", "<sip:9@inner.example>;index=1")
                    .saying("Diversion", "<sip:9@inner.example>;reason=unconditional")
                    .saying("Call-Info", "<http://inner.example/picture>").saying("X-Inner", "secret");
            PhoneCall out = inner.call(b.number(), talkativeSdp());
            PhoneCall in = outer.awaitCall();
            in.ring();
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            out.hangUp();
            in.awaitEnded();
            List<String> secrets = new ArrayList<>(List.of(INNER, ":" + inner.sipPort(), "inner", out.callId(), "40404"));
            inner.received("").forEach(message -> secrets.add(message.branch()));
            knowsNothing(outer, secrets);
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void whoCallsLearnsNothingOfWhereTheCalledPhoneLives(Carrier carrier) throws Exception {
        var a = lineFor(carrier);
        var b = carillon.line();
        try (Phone outer = stranger(carrier, a);
                Phone inner = Phone.with(carillon.sip(), InetAddress.getByName(INNER), b.number(), b.secret(), "MD5").register()) {
            PhoneCall out = outer.call(b.number());
            PhoneCall in = inner.awaitCall();
            in.ring();
            out.awaitProvisional(180);
            in.answer();
            out.awaitAnswered();
            in.awaitAnswered();
            in.hangUp();
            out.awaitEnded();
            assertThat(inner.transcript()).as("it says where it lives").contains(INNER);
            knowsNothing(outer, List.of(INNER, ":" + inner.sipPort(), in.callId()));
        }
    }
}
