package io.carillon.rtp.mix;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.tap.Speech;
import io.carillon.rtp.tap.Tap;
import java.nio.ByteBuffer;

/** Frames of a mix as the packets of L16 (RFC 3551 section 4.5.11) that recordings understand. */
final class TapeFeed {
    private static final int HEADER = 12;
    private static final int TIMESTAMP = 4;

    private final ByteBuffer packet;
    private final int samples;
    private final int kind;
    private int timestamp;
    private long now;

    /** @param rate of the mix; what recordings do not understand is left out of them */
    TapeFeed(int rate) {
        samples = rate / AudioCodec.FRAMES_PER_SECOND;
        packet = ByteBuffer.allocate(HEADER + 2 * samples);
        kind = Speech.kindOf(new Codec("L16", rate));
    }

    /** Another 20 ms begin. */
    void next(long nanos) {
        now = nanos;
        timestamp += samples;
    }

    /** @param frame null for silence */
    void feed(Tap tap, int side, short[] frame) {
        if (kind == Speech.NONE) {
            return;
        }
        packet.putInt(TIMESTAMP, timestamp);
        for (int i = 0; i < samples; i++) {
            packet.putShort(HEADER + 2 * i, frame == null ? 0 : frame[i]);
        }
        tap.hear(Tap.what(side, kind), now, packet, HEADER, 2 * samples);
    }
}
