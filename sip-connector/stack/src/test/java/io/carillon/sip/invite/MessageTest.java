package io.carillon.sip.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.MessageAsked;
import io.carillon.contract.SipTarget;
import io.carillon.contract.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Texts on the wire (RFC 3428). */
class MessageTest extends Wire {
    private static final String URI = "sip:1002@carillon";

    private void text(RawPhone phone, String from, String words) {
        phone.cseq++;
        phone.send(message(phone, from, "", words));
        String challenge = phone.expect("SIP/2.0 407");
        phone.cseq++;
        phone.send(message(phone, from, phone.authorization(challenge, "MESSAGE", URI, 1), words));
    }

    private static String message(RawPhone phone, String from, String extra, String words) {
        return phone.request("MESSAGE", URI, "<" + URI + ">", extra + "Expires: 60\r\n", words)
                .replace("application/sdp", "text/plain;charset=UTF-8").replace("<sip:1001@", "<sip:" + from + "@");
    }

    @Test
    void aTextIsTakenFromWhoProvedToBeItsSender() {
        RawPhone alice = alice();
        text(alice, "1001", "hello");
        alice.expect("SIP/2.0 202");
        MessageAsked asked = (MessageAsked) owner.next("messageAsked").with();
        assertThat(asked.from().user()).isEqualTo("1001");
        assertThat(asked.to().digits()).isEqualTo("1002");
        assertThat(asked.expires()).isEqualTo(60);
        assertThat(asked.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(new String(asked.body(), StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(alice.hearsNothing("SIP/2.0 500", 50)).isTrue();
        assertThat(endpoint.counters()).containsEntry("sip.texts.received", 1L).containsEntry("sip.messages.received", 2L);
    }

    @Test
    void nobodyWritesInTheNameOfSomebodyElse() {
        RawPhone alice = alice();
        text(alice, "1002", "hello");
        alice.expect("SIP/2.0 403");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aNovelIsTooLong() {
        RawPhone alice = alice();
        text(alice, "1001", "x".repeat(9_000));
        alice.expect("SIP/2.0 413");
        assertThat(owner.told).isEmpty();
    }

    @Test
    void aTextGoesToADeviceAndWhatItSaysIsTold() throws InterruptedException {
        RawPhone bob = bob();
        BlockingQueue<Integer> settled = new LinkedBlockingQueue<>();
        endpoint.message(new TextMessage("m1", new SipTarget("sip:1002@" + bob.hostPort(), List.of(), bob.peer()), "1001",
                "1002", "text/plain", "Grüße".getBytes(StandardCharsets.UTF_8)), settled::add);
        String message = bob.expect("MESSAGE sip:1002@");
        assertThat(message).contains("From: <sip:1001@", "To: <sip:1002@", "Content-Type: text/plain\r\n", "Grüße");
        bob.send(bob.answer(message, "200 OK", "x", ""));
        assertThat(settled.poll(20, TimeUnit.SECONDS)).isEqualTo(200);
        endpoint.message(new TextMessage("m2", new SipTarget("sip:1002@" + bob.hostPort(), List.of(), bob.peer()), "1001",
                "1002", "text/plain", new byte[0]), settled::add);
        bob.expect("MESSAGE");
        assertThat(settled.poll(20, TimeUnit.SECONDS)).isEqualTo(408);
    }
}
