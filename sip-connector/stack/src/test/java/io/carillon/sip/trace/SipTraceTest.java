package io.carillon.sip.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.TraceOrder;
import io.carillon.sip.message.SipMessage;
import io.carillon.sip.message.SipRequest;
import io.carillon.sip.transport.Flow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SipTraceTest {
    private static final CallId CALL = new CallId("call");

    private final CountDownLatch ended = new CountDownLatch(1);
    private final SipTrace trace = new SipTrace(ended::countDown);

    private void invite() {
        trace.seen(("INVITE sip:2@x SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\r\nFrom: <sip:1@x>;tag=1\r\nTo: <sip:2@x>\r\n"
                + "Call-ID: a\r\nCSeq: 1 INVITE\r\n\r\n").getBytes(StandardCharsets.UTF_8), new Wire(), false);
        trace.linked(CALL, new LegId("leg"), "a");
    }

    @Test
    void nothingIsRememberedWhileItIsOff() {
        invite();
        assertThat(trace.state().order()).isNull();
        assertThat(trace.of(CALL)).isEmpty();
        assertThat(trace.dropped()).isZero();
    }

    @Test
    void whatWasSeenBeforeTheQuestionIsInTheAnswer() {
        trace.start(new TraceOrder(List.of(), List.of(), Instant.now().plusSeconds(60)));
        for (int i = 0; i < 1000; i++) {
            invite();
        }
        assertThat(trace.of(CALL).orElseThrow().messages()).hasSize(Conversation.MOST_MESSAGES);
        trace.stop();
        assertThat(trace.of(CALL)).as("kept after the end").isPresent();
    }

    @Test
    void itEndsByItself() throws Exception {
        trace.start(new TraceOrder(List.of(), List.of(), Instant.now().plusMillis(200)));
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(trace.state().order()).isNull();
    }

    /** A way to nowhere. */
    private static final class Wire implements Flow {
        @Override
        public SipPeer remote() {
            return new SipPeer(SipTransport.UDP, "192.0.2.2", 5060);
        }

        @Override
        public SipPeer local() {
            return new SipPeer(SipTransport.UDP, "192.0.2.1", 5060);
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void send(SipMessage message, Consumer<String> onFailure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flow forReply(SipRequest request) {
            return this;
        }
    }
}
