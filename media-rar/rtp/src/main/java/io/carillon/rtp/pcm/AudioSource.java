package io.carillon.rtp.pcm;

import io.carillon.rtp.codec.AudioCodec;
import java.nio.ByteBuffer;

/**
 * Something a leg can hear: a tone, a prompt, music, the others of a conference. It is asked for 20 ms at a time on the
 * event loop of the leg, so it neither blocks nor allocates nor throws; what it reads from disk it has read before.
 */
public interface AudioSource {
    /** Samples per second: 8000, 16000 or 48000. The same for the whole life of the source. */
    int rate();

    /**
     * Gives the next 20 ms. What is shorter at the end is filled up with silence.
     *
     * @param frame of which the first {@code rate() / 50} samples are written, all of them
     */
    void fill(short[] frame);

    /**
     * Gives the next 20 ms as payload instead, when the source has it encoded already: what many people hear is encoded once.
     *
     * @param codec what the device takes
     * @param to written with absolute positions; its own position does not move
     * @param at where the payload begins
     * @return bytes written; 0 when it has not, nothing has been taken from the source then, and {@link #fill} is to be asked
     */
    default int fillEncoded(AudioCodec codec, ByteBuffer to, int at) {
        return 0;
    }

    /** Whether nothing comes after what {@link #fill} gave last. An endless source never says so. */
    boolean hasEnded();
}
