package io.carillon.rtp.codec;

import io.carillon.contract.Codec;
import java.nio.ByteBuffer;

/** An encoding that the engine speaks itself. The codec is shared by everybody; its encoders and decoders are not. */
public interface AudioCodec {
    /** Frames per second that the engine itself sends. */
    int FRAMES_PER_SECOND = 50;

    /** Samples per second of the sound: 8000 or 16000. */
    int rate();

    /** Units per second of the RTP timestamp, which for G.722 is half the rate (RFC 3551 section 4.5.2). */
    int clockRate();

    /** Samples in a byte of payload times 1000, so that all codecs are whole numbers. */
    int samplesPer1000Bytes();

    /** One direction of one stream towards a device. */
    Encoder encoder();

    /** One direction of one stream from a device. */
    Decoder decoder();

    /** Makes payload of samples. What it remembers of the past belongs to one stream. */
    interface Encoder {
        /**
         * Writes the payload of some samples.
         *
         * @param samples at the rate of the codec
         * @param count how many of them, an even number
         * @param to written with absolute positions; its own position does not move
         * @param at where the payload begins
         * @return bytes written
         */
        int encode(short[] samples, int count, ByteBuffer to, int at);
    }

    /** Makes samples of payload. What it remembers of the past belongs to one stream. */
    interface Decoder {
        /**
         * Reads a payload. Any bytes are sound; at worst they are noise. What does not fit into the array is left out.
         *
         * @param from read with absolute positions; its own position does not move
         * @param at where the payload begins
         * @param length its bytes
         * @param samples written from its first place
         * @return samples written
         */
        int decode(ByteBuffer from, int at, int length, short[] samples);
    }

    /** Samples in 20 ms. */
    default int frame() {
        return rate() / FRAMES_PER_SECOND;
    }

    /** RTP timestamp units in 20 ms. */
    default int ticks() {
        return clockRate() / FRAMES_PER_SECOND;
    }

    /** The codec of this name, or null when the engine cannot speak it and only relays it. */
    static AudioCodec of(Codec name) {
        if (name == null) {
            return null;
        }
        return switch (name.name()) {
            case "PCMU" -> name.clockRate() == 8000 ? G711Codec.PCMU : null;
            case "PCMA" -> name.clockRate() == 8000 ? G711Codec.PCMA : null;
            case "G722" -> name.clockRate() == 8000 ? G722Codec.CODEC : null;
            case "L16" -> L16Codec.at(name.clockRate());
            default -> null;
        };
    }
}
