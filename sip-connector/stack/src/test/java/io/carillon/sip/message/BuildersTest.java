package io.carillon.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we write is what we would read. */
class BuildersTest {

    @Test
    void aResponseCopiesWhatItMust() {
        SipRequest invite = Messages.request(Messages.INVITE.replace(
                "Supported: replaces, timer",
                "Via: SIP/2.0/TCP proxy.example;branch=z9hG4bKp\n"
                        + "Record-Route: <sip:p1;lr>\nRecord-Route: <sip:p2;lr>\nTimestamp: 54"));
        byte[] sdp = "v=0\r\n".getBytes(StandardCharsets.US_ASCII);
        SipResponse ok = ResponseBuilder.response(invite, 200, "OK", "mytag")
                .header(HeaderName.CONTACT, "<sip:us@192.0.2.1>")
                .header(HeaderName.EXPIRES, 3600)
                .headers(HeaderName.SUPPORTED, List.of("timer", "replaces"))
                .body("application/sdp", sdp)
                .build();
        SipResponse read = (SipResponse) Messages.good(Messages.read(ok.bytes().clone()));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.reason()).isEqualTo("OK");
        assertThat(read.lines(HeaderName.VIA)).isEqualTo(invite.lines(HeaderName.VIA));
        assertThat(read.lines(HeaderName.RECORD_ROUTE)).containsExactly("<sip:p1;lr>", "<sip:p2;lr>");
        assertThat(read.value(HeaderName.TIMESTAMP)).isEqualTo("54");
        assertThat(read.value(HeaderName.FROM)).isEqualTo(invite.value(HeaderName.FROM));
        assertThat(read.toTag()).isEqualTo("mytag");
        assertThat(read.cseq()).isEqualTo(invite.cseq());
        assertThat(read.body()).isEqualTo(sdp);
        assertThat(read.values(HeaderName.SUPPORTED)).containsExactly("timer", "replaces");
        assertThat(ok.toTag()).as("readable without another parse").isEqualTo("mytag");
    }

    @Test
    void aTagThatIsThereStaysAndATryingHasNone() {
        SipRequest inDialog = Messages.request(Messages.INVITE.replace("To: <sip:1002@carillon.example>",
                "To: <sip:1002@x>;tag=was"));
        assertThat(ResponseBuilder.response(inDialog, 200, "OK", "new").build().toTag()).isEqualTo("was");
        assertThat(ResponseBuilder.response(Messages.request(Messages.INVITE), 100, "Trying", "new").build().toTag())
                .isNull();
    }

    @Test
    void hostileTextCannotAddAHeader() {
        SipRequest invite = Messages.request(Messages.INVITE);
        SipResponse response = ResponseBuilder.response(invite, 200, "O\r\nX: y", "t")
                .header(HeaderName.SUBJECT, "a\r\nEvil: b\u0000\u007f ü\r\nEvil: c")
                .build();
        SipMessage read = Messages.good(Messages.read(response.bytes().clone()));
        assertThat(read.has(HeaderName.of("Evil"))).isFalse();
        assertThat(read.has(HeaderName.of("X"))).isFalse();
        assertThat(read.value(HeaderName.SUBJECT)).isEqualTo("a  Evil: b   ü  Evil: c");
    }

    @Test
    void aRequestGetsItsViaLast() throws MalformedHeader {
        OutboundRequest draft = RequestBuilder.request("INVITE", "sip:1002@192.0.2.5:5060")
                .header(HeaderName.FROM, "\"Zoë\" <sip:1001@carillon.example>;tag=1")
                .header(HeaderName.TO, "<sip:1002@carillon.example>")
                .header(HeaderName.CALL_ID, "c1")
                .cseq(1_000_000_000L)
                .header(HeaderName.MAX_FORWARDS, 0)
                .body("application/sdp", "v=0\r\n".getBytes(StandardCharsets.US_ASCII))
                .build();
        SipRequest request = draft.withVia("SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKq");
        SipRequest read = (SipRequest) Messages.good(Messages.read(request.bytes().clone()));
        assertThat(read.branch()).isEqualTo("z9hG4bKq");
        assertThat(read.from().displayName()).isEqualTo("Zoë");
        assertThat(read.cseq().number()).isEqualTo(1_000_000_000L);
        assertThat(read.number(HeaderName.MAX_FORWARDS)).isZero();
        assertThat(read.body()).hasSize(5);
    }

    @Test
    void aRequestUriMayNotSplitTheStartLine() {
        assertThatThrownBy(() -> RequestBuilder.request("INVITE", "sip:a@b SIP/2.0\r\nX: y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestBuilder.request("IN VITE", "sip:a@b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyThreadsMayReadAMessageWeWrote() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            SipResponse response = ResponseBuilder.response(Messages.request(Messages.INVITE), 180, "Ringing", "t")
                    .build();
            List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
            Thread[] threads = new Thread[3];
            for (int i = 0; i < threads.length; i++) {
                threads[i] = new Thread(() -> seen.add(response.toTag() + response.callId()));
                threads[i].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(seen).hasSize(3).containsOnly("ta84b4c76e66710@192.0.2.10");
        }
    }
}
