package io.carillon.rtp.codec;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The mouth of a browser or another program: any rate, any kind of sound, one or two channels. */
final class OpusDevice {
    /** Requests of opus_defines.h. */
    static final int SET_COMPLEXITY = 4010;

    static final int SET_REPEATED = 4012;
    static final int SET_LOSS = 4014;

    private static final OpusLibrary LIBRARY = library();
    private static final int SET_BITRATE = 4002;
    private static final int MOST_BYTES = 1400;

    private final OpusBlock block;

    /** @param application of opus_defines.h: 2048 for voice, 2049 for music, 2051 for the least delay */
    OpusDevice(int rate, int channels, int application, int bits) {
        block = new OpusBlock(OpusLibrary.opus_encoder_get_size(channels), MOST_BYTES, rate / 8 * channels);
        LIBRARY.check(OpusLibrary.opus_encoder_init(block.state, rate, channels, application));
        set(SET_BITRATE, bits);
    }

    private static OpusLibrary library() {
        try {
            return OpusLibrary.load();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    OpusDevice set(int request, int value) {
        LIBRARY.set(block.state, request, value);
        return this;
    }

    /** The packet of so many samples of each channel. */
    byte[] say(short[] samples, int count) {
        block.samples.put(0, samples);
        int bytes = OpusLibrary.opus_encode(block.state, block.samplesAt, count, block.packetAt, MOST_BYTES);
        LIBRARY.check(bytes);
        byte[] packet = new byte[bytes];
        block.packet.get(0, packet);
        return packet;
    }
}
