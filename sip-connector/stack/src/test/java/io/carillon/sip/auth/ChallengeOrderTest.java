package io.carillon.sip.auth;

import static io.carillon.sip.auth.DigestAlgorithm.MD5;
import static io.carillon.sip.auth.DigestAlgorithm.SHA_256;
import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.sip.SipConfig;
import io.carillon.sip.message.MessageReader;
import io.carillon.sip.message.ParsedMessage;
import io.carillon.sip.message.SipLimits;
import io.carillon.sip.message.SipRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChallengeOrderTest {
    private final ChallengeOrder order = new ChallengeOrder(SipConfig.defaults().md5OnlyAgents());

    private static SipRequest register(String userAgentLine) {
        String text = "REGISTER sip:carillon SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5062;branch=z9hG4bK1\r\n"
                + "Max-Forwards: 70\r\nFrom: <sip:1001@carillon>;tag=1\r\nTo: <sip:1001@carillon>\r\nCall-ID: 1\r\n"
                + "CSeq: 1 REGISTER\r\n" + userAgentLine + "Content-Length: 0\r\n\r\n";
        ParsedMessage read = new MessageReader(SipLimits.DEFAULT)
                .read(text.getBytes(StandardCharsets.UTF_8), "127.0.0.1", 5062);
        return (SipRequest) ((ParsedMessage.Good) read).message();
    }

    @Test
    void aDeviceIsOfferedTheStrongestFirst() {
        assertThat(order.of(register("User-Agent: Yealink SIP-T54W 96.86.0.20\r\n"))).containsExactly(SHA_256, MD5);
    }

    @Test
    void aDeviceThatFailsAtUnknownHashesSeesNone() {
        for (String agent : new String[] {"baresip v1.0.0 (x86_64/linux)", "JsSIP 3.13.8", "sipsak 0.9.8.1"}) {
            assertThat(order.of(register("User-Agent: " + agent + "\r\n"))).as(agent).containsExactly(MD5);
        }
    }

    @Test
    void aProgramThatSaysNothingFindsTheSimplestOnTop() {
        assertThat(order.of(register(""))).containsExactly(MD5, SHA_256);
    }
}
