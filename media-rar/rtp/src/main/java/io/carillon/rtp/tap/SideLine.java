package io.carillon.rtp.tap;

import io.carillon.rtp.codec.AudioCodec;
import java.nio.ByteBuffer;

/**
 * One side of a recording on its timeline. A packet stands where its RTP timestamp says, counted from where the first
 * one of its stream arrived; what never came and what was never sent is silence. The clock of the sender is not ours:
 * when it stood still while nothing came, or when for a second even the promptest packet came too early or too late,
 * the stream is moved, so that it never drifts away from the other side.
 */
final class SideLine {
    /** Samples of a packet at most: 120 ms at 16 kHz, and some. */
    private static final int LONGEST = 2048;
    private static final int SECONDS_HELD = 4;
    /** Part of a second by which a stream may be off: 40 ms. */
    private static final int SLACK = 25;
    /** After a silence as long as that many slacks it is asked whether the clock of the sender stood still in it. */
    private static final int PAUSE_SLACKS = 4;

    private final int rate;
    private final int slack;
    private final short[] line;
    private final short[] pcm = new short[LONGEST];
    private final short[] fitted = new short[2 * LONGEST];
    private final AudioCodec.Decoder[] decoders = new AudioCodec.Decoder[Speech.kinds()];
    private boolean anchored;
    private int kind;
    private int anchorTimestamp;
    private long anchor;
    private long lastArrived;
    private long windowEnd;
    private long leastLag;
    private long missed;

    SideLine(int rate) {
        this.rate = rate;
        this.slack = rate / SLACK;
        this.line = new short[SECONDS_HELD * rate];
    }

    /**
     * A packet.
     *
     * @param arrived where it would stand if it stood where it arrived
     * @param flushed samples that have been taken already
     */
    void put(TapRing.Fact fact, ByteBuffer ring, long arrived, long flushed) {
        AudioCodec speech = Speech.of(fact.kind);
        if (speech == null) {
            return;
        }
        if (decoders[fact.kind] == null) {
            decoders[fact.kind] = speech.decoder();
        }
        int decoded = decoders[fact.kind].decode(ring, fact.at, fact.length, pcm);
        int samples = fit(decoded, speech.rate());
        write(place(fact, speech, arrived), samples, flushed);
    }

    /** Samples of another rate: twice as many or half as many. */
    private int fit(int samples, int from) {
        if (from == rate) {
            System.arraycopy(pcm, 0, fitted, 0, samples);
            return samples;
        }
        if (from < rate) {
            for (int i = 0; i < samples; i++) {
                int next = i + 1 < samples ? pcm[i + 1] : pcm[i];
                fitted[2 * i] = pcm[i];
                fitted[2 * i + 1] = (short) ((pcm[i] + next) / 2);
            }
            return 2 * samples;
        }
        for (int i = 0; i + 1 < samples; i += 2) {
            fitted[i / 2] = (short) ((pcm[i] + pcm[i + 1]) / 2);
        }
        return samples / 2;
    }

    private long place(TapRing.Fact fact, AudioCodec speech, long arrived) {
        long place = anchor + (long) (fact.timestamp - anchorTimestamp) * rate / speech.clockRate();
        long lag = arrived - place;
        boolean follows = anchored && fact.kind == kind && Math.abs(lag) < rate
                && !(fact.marked && Math.abs(lag) > slack)
                && !(arrived - lastArrived > PAUSE_SLACKS * slack && lag > slack);
        lastArrived = arrived;
        if (!follows) {
            anchored = true;
            kind = fact.kind;
            anchorTimestamp = fact.timestamp;
            anchor = arrived;
            beginWindow(arrived);
            return arrived;
        }
        leastLag = Math.min(leastLag, lag);
        if (arrived >= windowEnd) {
            if (Math.abs(leastLag) > slack) {
                anchor += leastLag;
            }
            beginWindow(arrived);
        }
        return place;
    }

    private void beginWindow(long now) {
        windowEnd = now + rate;
        leastLag = Long.MAX_VALUE;
    }

    private void write(long place, int samples, long flushed) {
        if (place + samples <= flushed || place + samples > flushed + line.length) {
            missed++;
            return;
        }
        for (int i = 0; i < samples; i++) {
            if (place + i >= flushed) {
                line[(int) ((place + i) % line.length)] = fitted[i];
            }
        }
    }

    /** Takes a sample off the line. */
    short take(long position) {
        int at = (int) (position % line.length);
        short sample = line[at];
        line[at] = 0;
        return sample;
    }

    /** Nothing more is written down. */
    void close() {
        for (AudioCodec.Decoder decoder : decoders) {
            if (decoder != null) {
                decoder.close();
            }
        }
    }

    /** Packets that came too late or out of all time to be written down. */
    long missed() {
        return missed;
    }
}
