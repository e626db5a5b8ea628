package io.carillon.phone;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.codec.Opus;
import io.carillon.rtp.pcm.Resampler;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The mouth and the ear of a phone that has Opus, in frames of 20 ms. */
final class OpusVoice {
    private static final AudioCodec OPUS = isHere() ? AudioCodec.of(Codec.OPUS) : null;
    private static final int NARROW_FRAME = 160;
    private static final int MOST = 1500;

    private final AudioCodec.Encoder mouth = OPUS.encoder();
    private final AudioCodec.Decoder ear = OPUS.decoder();
    private final Resampler up = Resampler.between(8000, OPUS.rate());
    private final Resampler down = Resampler.between(OPUS.rate(), 8000);
    private final short[] wide = new short[OPUS.mostSamples(MOST)];

    static boolean isHere() {
        try {
            Opus.load();
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    /** The packet of so many samples of 8 kHz, its header still empty. */
    byte[] encode(short[] narrow, int header) {
        up.resample(narrow, NARROW_FRAME, wide);
        ByteBuffer packet = ByteBuffer.allocate(MOST);
        byte[] whole = new byte[header + mouth.encode(wide, OPUS.frame(), packet, header)];
        packet.get(0, whole);
        return whole;
    }

    /** Samples of 8 kHz. */
    short[] decode(byte[] packet, int header, int length) {
        int samples = ear.decode(ByteBuffer.wrap(packet), header, length - header, wide);
        short[] narrow = new short[samples / 2];
        down.resample(wide, samples, narrow);
        return narrow;
    }
}
