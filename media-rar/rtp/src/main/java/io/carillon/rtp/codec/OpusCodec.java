package io.carillon.rtp.codec;

import static io.carillon.rtp.codec.OpusLibrary.opus_decode;
import static io.carillon.rtp.codec.OpusLibrary.opus_decoder_get_size;
import static io.carillon.rtp.codec.OpusLibrary.opus_decoder_init;
import static io.carillon.rtp.codec.OpusLibrary.opus_encode;
import static io.carillon.rtp.codec.OpusLibrary.opus_encoder_get_size;
import static io.carillon.rtp.codec.OpusLibrary.opus_encoder_init;
import static io.carillon.rtp.codec.OpusLibrary.opus_repacketizer_cat;
import static io.carillon.rtp.codec.OpusLibrary.opus_repacketizer_get_size;
import static io.carillon.rtp.codec.OpusLibrary.opus_repacketizer_init;
import static io.carillon.rtp.codec.OpusLibrary.opus_repacketizer_out;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Opus (RFC 6716) as telephones need it: one channel of 16 kHz, so the voice as wideband devices have it, at about 24
 * kbit/s. Whatever a device sends is understood, music in stereo at 48 kHz included; it is heard as one such channel.
 *
 * <p>Each encoder and decoder has an {@link OpusBlock} to itself, and gives it back when it is closed. Closed, it does nothing,
 * nor does any when the library was let go.
 */
final class OpusCodec implements AudioCodec {
    private static final int RATE = 16000;
    private static final int CLOCK = 48000;
    private static final int BITS_PER_SECOND = 24000;
    /** Of 0 to 10. More care takes more time for a packet that is hardly better; see docs/benchmarks.md. */
    private static final int COMPLEXITY = 2;
    /** Of our packets; at our rate one of 60 ms has 180 bytes. */
    private static final int MOST_BYTES = 800;
    /** RFC 6716 section 3.4: 48 frames of 1275 bytes would be legal, but not in one Ethernet packet. */
    private static final int MOST_RECEIVED = 1500;
    private static final int MILLI = RATE / 1000;
    private static final int TEN = 10 * MILLI;
    private static final int TWENTY = 2 * TEN;
    /** Lengths that one frame can have, in samples; nobody has a use for shorter ones here. */
    private static final int[] FRAMES = {TEN, TWENTY, 4 * TEN, 6 * TEN};
    private static final int MOST_SAMPLES = OpusPacket.MOST_MILLIS * MILLI;
    /** Blocks that wait for the next call; more are left to the collector. */
    private static final int MOST_SPARE = 128;

    // opus_defines.h
    private static final int VOIP = 2048;
    private static final int SET_BITRATE = 4002;
    private static final int SET_COMPLEXITY = 4010;
    private static final int SET_SIGNAL = 4024;
    private static final int VOICE = 3001;

    private final OpusLibrary library;
    private final int encoderBytes;
    private final int stateBytes;
    private final BlockingQueue<OpusBlock> spare = new ArrayBlockingQueue<>(MOST_SPARE);

    OpusCodec(OpusLibrary library) {
        this.library = library;
        this.encoderBytes = opus_encoder_get_size(1) + Long.BYTES - 1 & -Long.BYTES;
        this.stateBytes = Math.max(encoderBytes + opus_repacketizer_get_size(), opus_decoder_get_size(1));
    }

    /** Says something and hears it. @throws IOException when that is not what was said */
    void tryIt() throws IOException {
        short[] samples = new short[MOST_SAMPLES];
        ByteBuffer packet = ByteBuffer.allocate(MOST_BYTES);
        try (Encoder encoder = encoder(); Decoder decoder = decoder()) {
            Arrays.fill(samples, TEN, TWENTY, (short) TEN);
            int bytes = encoder.encode(samples, TWENTY, packet, 0);
            if (decoder.decode(packet, 0, bytes, samples) != TWENTY) {
                throw new IOException(this + " does not understand itself");
            }
        } catch (IllegalStateException refused) {
            throw new IOException(this + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public int clockRate() {
        return CLOCK;
    }

    @Override
    public int samples(ByteBuffer from, int at, int length) {
        return OpusPacket.samples(from, at, length, RATE);
    }

    @Override
    public int mostSamples(int bytes) {
        return MOST_SAMPLES;
    }

    @Override
    public int mostBytes(int samples) {
        return MOST_BYTES;
    }

    @Override
    public boolean isCostly() {
        return true;
    }

    @Override
    public Encoder encoder() {
        return new Saying();
    }

    @Override
    public Decoder decoder() {
        return new Hearing();
    }

    /** Encoders and decoders do nothing from now on. */
    void unload() {
        library.unload();
    }

    /** For tests. */
    int spare() {
        return spare.size();
    }

    @Override
    public String toString() {
        return library.toString();
    }

    private OpusBlock take() {
        OpusBlock used = spare.poll();
        return used != null ? used : new OpusBlock(stateBytes, MOST_RECEIVED, MOST_SAMPLES);
    }

    private void giveBack(OpusBlock block) {
        if (block != null) {
            spare.offer(block);
        }
    }

    private final class Saying implements Encoder {
        /** Null when closed. */
        private OpusBlock block = take();
        private final long parts = block.state + encoderBytes;

        Saying() {
            if (!library.enter()) {
                block = null;
                return;
            }
            try {
                library.check(opus_encoder_init(block.state, RATE, 1, VOIP));
                library.set(block.state, SET_SIGNAL, VOICE);
                library.set(block.state, SET_BITRATE, BITS_PER_SECOND);
                library.set(block.state, SET_COMPLEXITY, COMPLEXITY);
            } finally {
                library.leave();
            }
        }

        @Override
        public int encode(short[] samples, int count, ByteBuffer to, int at) {
            OpusBlock mine = block;
            if (mine == null || count <= 0 || count > MOST_SAMPLES || count % TEN != 0 || !library.enter()) {
                return 0;
            }
            try {
                mine.samples.put(0, samples, 0, count);
                int bytes = Arrays.binarySearch(FRAMES, count) >= 0
                        ? opus_encode(mine.state, mine.samplesAt, count, mine.packetAt, MOST_BYTES)
                        : encodeParts(mine, count);
                if (bytes <= 0) {
                    return 0; // the caller counts what could not be said
                }
                to.put(at, mine.packet, 0, bytes);
                return bytes;
            } finally {
                library.leave();
                Reference.reachabilityFence(mine);
            }
        }

        /** No frame lasts as long: several in one packet. */
        private int encodeParts(OpusBlock mine, int count) {
            int part = count % TWENTY == 0 ? TWENTY : TEN;
            int most = MOST_BYTES / (count / part);
            opus_repacketizer_init(parts);
            for (int i = 0; i < count / part; i++) {
                long at = mine.partsAt + (long) i * most;
                int bytes = opus_encode(mine.state, mine.samplesAt + (long) i * part * Short.BYTES, part, at, most);
                if (bytes <= 0 || opus_repacketizer_cat(parts, at, bytes) < 0) {
                    return 0; // two modes do not fit into one packet
                }
            }
            return opus_repacketizer_out(parts, mine.packetAt, MOST_BYTES);
        }

        @Override
        public void close() {
            giveBack(block);
            block = null;
        }
    }

    private final class Hearing implements Decoder {
        /** Frames of 20 ms after which a guess has faded and is not gone on with. */
        private static final int MOST_GUESSED = 10;

        /** Null when closed. */
        private OpusBlock block = take();
        private int guessed = MOST_GUESSED;

        Hearing() {
            if (!library.enter()) {
                block = null;
                return;
            }
            try {
                library.check(opus_decoder_init(block.state, RATE, 1));
            } finally {
                library.leave();
            }
        }

        @Override
        public int decode(ByteBuffer from, int at, int length, short[] samples) {
            int count = OpusPacket.samples(from, at, length, RATE);
            if (count == 0 || count > samples.length || !put(from, at, length) || hear(length, samples, count, 0) != count) {
                return 0;
            }
            guessed = 0;
            return count;
        }

        @Override
        public boolean recover(ByteBuffer from, int at, int length, short[] samples, int count) {
            return put(from, at, length) && hear(length, samples, count, 1) == count;
        }

        @Override
        public boolean conceal(short[] samples, int count) {
            if (guessed >= MOST_GUESSED || hear(0, samples, count, 0) != count) {
                Arrays.fill(samples, 0, count, (short) 0);
            } else {
                guessed++;
            }
            return true;
        }

        /** Puts a packet where libopus can read it. @return whether it can be one */
        private boolean put(ByteBuffer from, int at, int length) {
            if (block == null || length < 1 || length > MOST_RECEIVED) {
                return false;
            }
            block.packet.put(0, from, at, length);
            return true;
        }

        /**
         * The samples of the packet, or of what was before it, or, when it has no bytes, a guess.
         *
         * @return how many, 0 or less when that was nothing that libopus could make sense of
         */
        private int hear(int length, short[] samples, int count, int former) {
            OpusBlock mine = block;
            if (mine == null || count <= 0 || count > MOST_SAMPLES || !library.enter()) {
                return 0;
            }
            try {
                int made = opus_decode(mine.state, length == 0 ? 0 : mine.packetAt, length, mine.samplesAt, count, former);
                if (made == count) {
                    mine.samples.get(0, samples, 0, count);
                }
                return made;
            } finally {
                library.leave();
                Reference.reachabilityFence(mine);
            }
        }

        @Override
        public void close() {
            giveBack(block);
            block = null;
        }
    }
}
