package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.sip.message.SipLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A stream is cut into messages wherever the network happened to cut it. */
class StreamFramerTest {
    private static final String MESSAGE = "OPTIONS sip:a@b SIP/2.0\r\n"
            + "Via: SIP/2.0/TCP c;branch=z9hG4bK1\r\nContent-Length: 5\r\n\r\nhello";

    private final WireCounters counters = new WireCounters();
    private final StreamFramer framer = new StreamFramer(SipLimits.DEFAULT, counters);
    private final EmbeddedChannel channel = new EmbeddedChannel(framer);

    private void write(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    private String read() {
        StreamFramer.Frame frame = channel.readInbound();
        return frame == null ? null : new String(frame.bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aMessageSplitAtEveryByteBoundary() {
        for (int cut = 1; cut < MESSAGE.length(); cut++) {
            write(MESSAGE.substring(0, cut));
            assertThat(read()).isNull();
            assertThat(framer.isIncomplete()).as("cut at %d", cut).isTrue();
            write(MESSAGE.substring(cut));
            assertThat(read()).isEqualTo(MESSAGE);
            assertThat(framer.isIncomplete()).isFalse();
        }
    }

    @Test
    void aMessageByteByByte() {
        for (char c : MESSAGE.toCharArray()) {
            write(String.valueOf(c));
        }
        assertThat(read()).isEqualTo(MESSAGE);
    }

    @Test
    void twoMessagesInOneSegmentAndHalfOfAThird() {
        write(MESSAGE + MESSAGE + MESSAGE.substring(0, 30));
        assertThat(read()).isEqualTo(MESSAGE);
        assertThat(read()).isEqualTo(MESSAGE);
        assertThat(read()).isNull();
        write(MESSAGE.substring(30));
        assertThat(read()).isEqualTo(MESSAGE);
    }

    @Test
    void aPingIsAnsweredAndASingleCrlfIsNot() {
        write("\r\n");
        write("\r\n");
        ByteBuf pong = channel.readOutbound();
        assertThat(pong.toString(StandardCharsets.US_ASCII)).isEqualTo("\r\n");
        pong.release();
        write("\r\n" + MESSAGE);
        assertThat(read()).isEqualTo(MESSAGE);
        assertThat((Object) channel.readOutbound()).isNull();
        assertThat(counters.keepAlives.sum()).isEqualTo(1);
    }

    @Test
    void keepAliveBytesAreNoMessageBegun() {
        write("\r\n");
        assertThat(framer.isIncomplete()).isFalse();
        write("\r");
        assertThat(framer.isIncomplete()).isFalse();
    }

    @Test
    void anEndlessHeaderIsCut() {
        write("OPTIONS sip:a@b SIP/2.0\r\n");
        String line = "X: " + "x".repeat(1_000) + "\r\n";
        for (int i = 0; i < 100; i++) {
            write(line);
        }
        StreamFramer.Frame frame = channel.readInbound();
        assertThat(frame.last()).isTrue();
        assertThat(frame.bytes()).isEmpty();
        write(MESSAGE);
        assertThat(read()).as("nothing more is read").isNull();
    }

    @Test
    void aContentLengthBeyondTheCapEndsTheStreamAtOnce() {
        for (String length : new String[] {"2147483647", "99999999999999999999", "-5", "70000", "x"}) {
            EmbeddedChannel other = new EmbeddedChannel(new StreamFramer(SipLimits.DEFAULT, counters));
            other.writeInbound(Unpooled.copiedBuffer(
                    MESSAGE.replace("Content-Length: 5", "Content-Length: " + length), StandardCharsets.US_ASCII));
            StreamFramer.Frame frame = other.readInbound();
            assertThat(frame.last()).as(length).isTrue();
            assertThat(frame.bytes()).isNotEmpty();
        }
    }

    @Test
    void twoContentLengthsThatDifferEndTheStream() {
        write(MESSAGE.replace("Content-Length: 5", "Content-Length: 5\r\nl: 6"));
        StreamFramer.Frame frame = channel.readInbound();
        assertThat(frame.last()).isTrue();
    }

    @Test
    void aCompactAndFoldedContentLengthCounts() {
        String folded = MESSAGE.replace("Content-Length: 5", "L :\r\n 5");
        write(folded);
        assertThat(read()).isEqualTo(folded);
    }

    @Test
    void aContentLengthInsideAnotherHeaderDoesNotCount() {
        String message = MESSAGE.replace("Content-Length: 5", "X: a\r\n Content-Length: 900\r\nContent-Length: 5");
        write(message);
        assertThat(read()).isEqualTo(message);
    }
}
