package io.carillon.rtp.mix;

import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Resampler;
import java.util.ArrayDeque;

/** What all in a mix hear besides what they say: one after the other, {@value #MOST} at most, a further one is not taken. */
final class Announcements {
    static final int MOST = 8;

    /** 20 ms of 48 kHz. */
    private static final int LONGEST_FRAME = 960;

    private final int rate;
    private final ArrayDeque<Announcement> waiting = new ArrayDeque<>(MOST);
    private final short[] frame = new short[LONGEST_FRAME];
    private Announcement now;

    /** @param but who does not hear it, null for none */
    private record Announcement(AudioSource source, Resampler resampler, Seat but) {}

    Announcements(int rate) {
        this.rate = rate;
    }

    void add(AudioSource source, Seat but) {
        if (waiting.size() < MOST) {
            waiting.add(new Announcement(source, Resampler.between(source.rate(), rate), but));
        }
    }

    /** Makes the next 20 ms. */
    void next() {
        if (now != null && now.source().hasEnded()) {
            now = null;
        }
        if (now == null) {
            now = waiting.poll();
        }
        if (now != null) {
            now.source().fill(frame);
            if (now.resampler() != null) {
                now.resampler().resample(frame, now.source().rate() / AudioCodec.FRAMES_PER_SECOND, frame);
            }
        }
    }

    /** What of it this one hears, null for nothing. */
    short[] heardBy(Seat seat) {
        return now == null || seat != null && now.but() == seat ? null : frame;
    }
}
