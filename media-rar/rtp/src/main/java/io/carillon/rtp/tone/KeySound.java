package io.carillon.rtp.tone;

import io.carillon.rtp.pcm.AudioSource;
import java.util.Arrays;

/**
 * Keys as sound for a device without telephone events, one after the other: the two tones of each (ITU-T Q.23) for as long as
 * the key is down, at least 80 ms, and 60 ms of rest. The low tone has -9 dBm0 and the high one -7.
 */
public final class KeySound implements AudioSource {
    /** Keys that wait; more are not taken. */
    public static final int MOST = 32;

    private static final int FRAME = KeyPad.RATE / 50;
    private static final int FRAME_MILLIS = 20;
    private static final int SHORTEST_FRAMES = 4;
    private static final int LONGEST_FRAMES = 250;
    private static final int REST_FRAMES = 3;
    /** Samples in which a tone rises and falls, so that it does not click. */
    private static final int EDGE = 16;
    private static final double LOW = ToneLevel.amplitude(-9);
    private static final double HIGH = ToneLevel.amplitude(-7);

    private final int[] events = new int[MOST];
    private final int[] frames = new int[MOST];
    private final Oscillator low = new Oscillator();
    private final Oscillator high = new Oscillator();
    private int first;
    private int size;
    private int sounding;
    private int left;
    private int rest;

    /** @return false when too many wait already */
    public boolean press(int event, int millis) {
        if (size == MOST || !KeyPad.isKey(event)) {
            return false;
        }
        int place = (first + size++) % MOST;
        events[place] = event;
        frames[place] = Math.max(SHORTEST_FRAMES, Math.min(LONGEST_FRAMES, (millis + FRAME_MILLIS - 1) / FRAME_MILLIS));
        return true;
    }

    /** Whether there is anything to be heard, now or in a moment. */
    public boolean isActive() {
        return left > 0 || rest > 0 || size > 0;
    }

    @Override
    public int rate() {
        return KeyPad.RATE;
    }

    @Override
    public void fill(short[] frame) {
        if (left == 0 && rest == 0 && size > 0) {
            begin();
        }
        if (left == 0) {
            rest = Math.max(0, rest - 1);
            Arrays.fill(frame, 0, FRAME, (short) 0);
            return;
        }
        boolean begins = left == sounding;
        boolean ends = --left == 0;
        for (int i = 0; i < FRAME; i++) {
            double edge = Math.min(1, Math.min(begins ? i : EDGE, ends ? FRAME - 1 - i : EDGE) / (double) EDGE);
            frame[i] = (short) Math.round(edge * (low.next() + high.next()));
        }
        rest = ends ? REST_FRAMES : 0;
    }

    private void begin() {
        low.tune(KeyPad.low(events[first]), LOW);
        high.tune(KeyPad.high(events[first]), HIGH);
        sounding = frames[first];
        left = sounding;
        first = (first + 1) % MOST;
        size--;
    }

    @Override
    public boolean hasEnded() {
        return !isActive();
    }
}
