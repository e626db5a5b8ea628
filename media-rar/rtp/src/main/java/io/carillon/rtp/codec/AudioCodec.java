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

    /**
     * Samples in a payload, without decoding it.
     *
     * @param from read with absolute positions
     * @param at where the payload begins
     * @param length its bytes
     * @return 0 when it is none
     */
    int samples(ByteBuffer from, int at, int length);

    /** Samples that a payload of so many bytes can have at most. */
    int mostSamples(int bytes);

    /** Bytes that so many samples become at most. */
    int mostBytes(int samples);

    /** Whether it takes so much work that only so many devices can be spoken with in it. */
    default boolean isCostly() {
        return false;
    }

    /** One direction of one stream towards a device. */
    Encoder encoder();

    /** One direction of one stream from a device. */
    Decoder decoder();

    /** What remembers the past of one stream. One thread at a time. */
    interface Memory extends AutoCloseable {
        /** The stream is over: from now on nothing is said or heard. Nothing happens the second time. */
        @Override
        default void close() {}
    }

    /** Makes payload of samples. What it remembers of the past belongs to one stream. */
    interface Encoder extends Memory {
        /**
         * Writes the payload of some samples.
         *
         * @param samples at the rate of the codec
         * @param count how many of them, an even number
         * @param to written with absolute positions; its own position does not move
         * @param at where the payload begins
         * @return bytes written, 0 when so many samples cannot be said at once
         */
        int encode(short[] samples, int count, ByteBuffer to, int at);
    }

    /** Makes samples of payload. What it remembers of the past belongs to one stream. */
    interface Decoder extends Memory {
        /**
         * Reads a payload. Any bytes are sound in most codecs; at worst they are noise. What does not fit into the array is left
         * out.
         *
         * @param from read with absolute positions; its own position does not move
         * @param at where the payload begins
         * @param length its bytes
         * @param samples written from its first place
         * @return samples written, 0 when there is no sound in it
         */
        int decode(ByteBuffer from, int at, int length, short[] samples);

        /**
         * Hears in the payload behind it what one said that never came; that one is to be decoded next.
         *
         * @param from read with absolute positions; its own position does not move
         * @param at where the payload behind it begins
         * @param length its bytes
         * @param samples written from its first place
         * @param count how many are missing
         * @return whether it did; most codecs say everything once
         */
        default boolean recover(ByteBuffer from, int at, int length, short[] samples, int count) {
            return false;
        }

        /**
         * Guesses what a payload said that never came.
         *
         * @param samples written from its first place
         * @param count how many are missing
         * @return whether it did; many codecs cannot
         */
        default boolean conceal(short[] samples, int count) {
            return false;
        }
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
            case "OPUS" -> name.equals(Codec.OPUS) ? Opus.codec() : null;
            default -> null;
        };
    }
}
