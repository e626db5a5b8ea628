package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import io.carillon.sip.message.SipGrammar;
import io.carillon.sip.message.SipLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever comes on a stream: the messages in it do not depend on where the network cut it. */
class FuzzedFramerTest {
    private static final int STREAMS = 4_000;
    private static final int PIECE = 400;

    private final Dice cuts = new Dice(7);
    private int frames;

    @Test
    void whereTheNetworkCutsMakesNoDifference() {
        Fuzz.run(FuzzedFramerTest.class, "sip", STREAMS, new SipGrammar("192.0.2.77:5099"), message -> {
            byte[] twice = new byte[message.length * 2];
            System.arraycopy(message, 0, twice, 0, message.length);
            System.arraycopy(message, 0, twice, message.length, message.length);
            List<String> whole = read(twice, twice.length);
            assertThat(read(twice, PIECE)).isEqualTo(whole);
            frames += whole.size();
        });
        assertThat(frames).isGreaterThan(STREAMS / 2);
    }

    private List<String> read(byte[] stream, int longestPiece) {
        EmbeddedChannel channel = new EmbeddedChannel(new StreamFramer(SipLimits.DEFAULT, new WireCounters()));
        try {
            for (int at = 0; at < stream.length; ) {
                int piece = longestPiece == stream.length ? stream.length : cuts.between(1, longestPiece);
                piece = Math.min(piece, stream.length - at);
                channel.writeInbound(Unpooled.copiedBuffer(stream, at, piece));
                at += piece;
            }
            return frames(channel);
        } finally {
            channel.finishAndReleaseAll();
        }
    }

    private static List<String> frames(EmbeddedChannel channel) {
        List<String> read = new ArrayList<>();
        for (StreamFramer.Frame one = channel.readInbound(); one != null; one = channel.readInbound()) {
            read.add(one.last() + " " + new String(one.bytes(), StandardCharsets.ISO_8859_1));
        }
        for (ByteBuf pong = channel.readOutbound(); pong != null; pong = channel.readOutbound()) {
            pong.release();
        }
        return read;
    }
}
