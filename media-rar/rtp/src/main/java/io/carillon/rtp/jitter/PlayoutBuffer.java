package io.carillon.rtp.jitter;

import io.carillon.rtp.codec.AudioCodec;
import java.nio.ByteBuffer;

/**
 * The packets of one device as sound without gaps, 20 ms at a time.
 *
 * <p>How long a packet waits follows the jitter that RFC 3550 section 6.4.1 measures: three times as much, at least 20
 * and at most {@link #MOST_MILLIS} ms. A packet that comes later than that is played nevertheless when nothing behind it
 * has come yet, and everything waits longer from then on. When for a second more waited than is needed, 20 ms are taken
 * out by blending two frames into one. What is missing is concealed.
 */
public final class PlayoutBuffer {
    /** Longest wait in the buffer. What is beyond is thrown away at once, the oldest first. */
    public static final int MOST_MILLIS = 200;

    /** Highest rate of a codec. */
    public static final int MOST_RATE = 16000;

    private static final int FRAMES_PER_SECOND = AudioCodec.FRAMES_PER_SECOND;
    /** The device counts anew when a number is this far from the expected one. */
    private static final int RESTART = 500;
    /** Frames without a packet after which the device counts as silent: the next one waits like the first. */
    private static final int SILENT_FRAMES = 10;
    private static final double JITTERS = 3;

    private final AudioCodec codec;
    private final AudioCodec.Decoder decoder;
    private final Concealment concealment;
    private final PacketRing packets = new PacketRing();
    private final int frame;
    private final int most;
    /** Decoded samples that have not been played. */
    private final short[] ready;
    private final short[] decoded;
    private int readyCount;
    private boolean playing;
    private int source;
    private int next;
    private int packetSamples;
    private int concealedAhead;
    private int starved;
    private int target;
    private int least = Integer.MAX_VALUE;
    private int framesInWindow;
    private long lost;
    private long dropped;

    /** For a stream in a codec. */
    public PlayoutBuffer(AudioCodec codec) {
        this.codec = codec;
        this.decoder = codec.decoder();
        this.concealment = new Concealment(codec.rate());
        this.frame = codec.frame();
        this.most = codec.rate() * MOST_MILLIS / 1000;
        this.decoded = new short[codec.mostSamples(PacketRing.LONGEST)];
        this.ready = new short[2 * frame + decoded.length];
        this.packetSamples = frame;
        this.target = frame;
    }

    /**
     * Takes a packet. Duplicates, and what comes too late or is too long, is left out.
     *
     * @param ssrc its synchronisation source
     * @param sequence its 16-bit sequence number
     * @param payload where its payload is
     * @param at first byte of the payload
     * @param length bytes of the payload
     */
    public void put(int ssrc, int sequence, ByteBuffer payload, int at, int length) {
        int ahead = (short) (sequence - next);
        boolean idle = !playing && packets.isEmpty();
        if (idle || ssrc != source || ahead < -RESTART || ahead > RESTART) {
            restart(ssrc, sequence);
            ahead = 0;
        }
        while (ahead >= PacketRing.SLOTS) {
            skip();
            ahead--;
        }
        if (ahead < 0 || !packets.put(sequence, payload, at, length, codec.samples(payload, at, length))) {
            dropped++;
        }
    }

    private void restart(int ssrc, int sequence) {
        packets.clear();
        playing = false;
        source = ssrc;
        next = sequence;
        concealedAhead = 0;
    }

    private void skip() {
        if (packets.length(next) == 0) {
            lost++;
        } else {
            packets.remove(next);
            dropped++;
        }
        next = next + 1 & 0xffff;
    }

    /**
     * The next 20 ms.
     *
     * @param samples gets them, at the rate of the codec
     * @param jitter interarrival jitter now, in RTP timestamp units
     * @return whether any of it was said by the device; false is silence or the fading end of a guess
     */
    public boolean play(short[] samples, double jitter) {
        target = target(jitter);
        if (!playing && waiting() >= target) {
            playing = true;
            starved = 0;
            least = Integer.MAX_VALUE;
            framesInWindow = 0;
        }
        if (!playing) {
            guess(samples, frame);
            return false;
        }
        while (waiting() > most + frame && !packets.isEmpty()) {
            skip();
        }
        boolean heard = fill(frame);
        boolean tooMuch = isTooMuch();
        if (tooMuch) {
            fill(2 * frame);
        }
        take(samples, tooMuch);
        return heard;
    }

    private int target(double jitter) {
        double wanted = JITTERS * jitter * codec.rate() / codec.clockRate();
        int frames = (int) Math.ceil(wanted / frame);
        return Math.max(frame, Math.min(most, frames * frame));
    }

    /** Samples that are here. */
    private int waiting() {
        return readyCount + packets.waitingSamples();
    }

    /** Once a second: whether at no moment of it as little was left as there has to be. */
    private boolean isTooMuch() {
        least = Math.min(least, waiting() - frame);
        if (++framesInWindow < FRAMES_PER_SECOND) {
            return false;
        }
        boolean tooMuch = least > target;
        framesInWindow = 0;
        least = Integer.MAX_VALUE;
        return tooMuch;
    }

    /** Sees to it that so many samples are ready. */
    private boolean fill(int wanted) {
        boolean heard = readyCount > 0;
        while (readyCount < wanted) {
            if (packets.length(next) > 0) {
                decodeNext();
                heard = true;
            } else if (!packets.isEmpty()) {
                missNext();
            } else {
                starve(wanted - readyCount);
            }
        }
        return heard;
    }

    private void decodeNext() {
        int count = decoder.decode(packets.payloads(), packets.place(next), packets.length(next), decoded);
        packets.remove(next);
        next = next + 1 & 0xffff;
        concealedAhead = 0;
        starved = 0;
        if (count == 0) {
            dropped++;
            guessNext();
            return;
        }
        packetSamples = count;
        concealment.heard(decoded, count);
        append(count);
    }

    /** The next packet is not here and one behind it is: it is lost, unless its time has been filled already. */
    private void missNext() {
        lost++;
        next = next + 1 & 0xffff;
        if (concealedAhead >= packetSamples) {
            concealedAhead -= packetSamples;
        } else {
            guessNext();
        }
    }

    /** What was said in the packet before the next one, which may say it once more. */
    private void guessNext() {
        int count = Math.min(packetSamples, decoded.length);
        int length = packets.length(next);
        if (length == 0 || !decoder.recover(packets.payloads(), packets.place(next), length, decoded, count)) {
            guess(decoded, count);
        }
        append(count);
    }

    private void starve(int count) {
        guess(decoded, count);
        append(count);
        concealedAhead += count;
        if (++starved >= SILENT_FRAMES) {
            playing = false;
        }
    }

    /** The codec knows best what would have come, if it can tell at all. */
    private void guess(short[] samples, int count) {
        if (!decoder.conceal(samples, count)) {
            concealment.conceal(samples, count);
        }
    }

    private void append(int count) {
        System.arraycopy(decoded, 0, ready, readyCount, count);
        readyCount += count;
    }

    private void take(short[] samples, boolean two) {
        System.arraycopy(ready, 0, samples, 0, frame);
        int taken = frame;
        if (two) {
            for (int i = 0; i < frame; i++) {
                samples[i] = (short) ((samples[i] * (frame - i) + ready[frame + i] * i) / frame);
            }
            taken = 2 * frame;
        }
        readyCount -= taken;
        System.arraycopy(ready, taken, ready, 0, readyCount);
    }

    /** Nobody listens any more. */
    public void close() {
        decoder.close();
    }

    /** How long what comes now waits, in milliseconds. */
    public int delayMillis() {
        return waiting() * 1000 / codec.rate();
    }

    /** Packets that were concealed because they never came in time. */
    public long lost() {
        return lost;
    }

    /** Packets that came and were not played: too late, twice, too long or too many. */
    public long dropped() {
        return dropped;
    }
}
