package io.carillon.rtp.tone;

import io.carillon.rtp.pcm.AudioSink;

/**
 * Finds the keys that somebody presses in the sound itself, for devices that have no telephone events.
 *
 * <p>The sound is looked at in blocks of 102 samples (12.75 ms) by eight Goertzel filters. A block holds a key when one row
 * and one column stand out by 8 dB from the others of their group, the low tone is at most 10 dB stronger and at most
 * 5.5 dB weaker than the high one, and nearly all that is heard is these two: that keeps speech and music out. Two such blocks in
 * a row, through which both tones run on in step with their nominal frequency, are a key; three without it are its end. So a
 * key of 40 ms is found and one of 20 ms is not, 40 ms apart are two keys and a gap of 10 ms is none, 1.5 percent beside
 * the frequency is accepted and 3.5 percent is not, as ITU-T Q.24 asks.
 */
public final class KeyDetector implements AudioSink {
    private static final int BLOCK = 102;
    private static final double BLOCK_MILLIS = BLOCK * 1000.0 / KeyPad.RATE;
    private static final int FRAME = KeyPad.RATE / 50;
    private static final int NONE = -1;
    /** Blocks until a key counts as pressed. */
    private static final int PRESSED = 2;
    /** Blocks without it until it counts as released. */
    private static final int RELEASED = 3;
    /** Mean square below which nothing is looked for: about -33 dBm0, both tones together. */
    private static final float QUIET = 125_000;
    /** 8 dB. */
    private static final float STANDS_OUT = 6.3f;
    /** The low tone may be 10 dB stronger. */
    private static final float TWIST = 10;
    /** The high tone may be 5.5 dB stronger. */
    private static final float REVERSE_TWIST = 3.5f;
    /** Part of all that is heard which the two tones are. */
    private static final float NOTHING_ELSE = 0.7f;
    /** The same of two blocks together that are to be enough; with less they were not full of it, and it takes a third. */
    private static final float BOTH_FULL = 1.6f;
    /** Part of all that is heard which the row alone is at least: with less, no column can make it a key. */
    private static final float ROW_ALONE = 0.15f;
    /** How far beside its frequency a tone may be. */
    private static final double BESIDE = 0.025;

    private final Listener listener;
    private final GoertzelBank rows = new GoertzelBank(KeyPad::row, BLOCK);
    private final GoertzelBank columns = new GoertzelBank(KeyPad::column, BLOCK);
    private final float[] block = new float[BLOCK];
    private int filled;
    private float energy;
    private int lastHit = NONE;
    private int run;
    private float share;
    private float lastShare;
    private int down = NONE;
    private int held;
    private int missed;

    /** Told of keys. On the event loop: neither blocks nor throws. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A key has come up.
         *
         * @param event 0 to 15
         * @param millis how long it was down, to about 13 ms
         */
        void pressed(int event, int millis);
    }

    public KeyDetector(Listener listener) {
        this.listener = listener;
    }

    @Override
    public int rate() {
        return KeyPad.RATE;
    }

    @Override
    public void take(short[] frame) {
        for (int i = 0; i < FRAME; i++) {
            float sample = frame[i];
            block[filled++] = sample;
            energy += sample * sample;
            if (filled == BLOCK) {
                follow(hit());
                filled = 0;
                energy = 0;
            }
        }
    }

    /** The key in the block, {@link #NONE} without one. */
    private int hit() {
        if (energy < BLOCK * QUIET) {
            return NONE;
        }
        float all = energy * BLOCK / 2; // what a filter gives for one tone of this energy
        int row = rows.loudest(block);
        float low = rows.power(row);
        if (low < ROW_ALONE * all || !rows.standsOut(row, STANDS_OUT)) {
            return NONE;
        }
        int column = columns.loudest(block);
        float high = columns.power(column);
        share = (low + high) / all;
        boolean fits = share >= NOTHING_ELSE
                && low <= high * TWIST
                && high <= low * REVERSE_TWIST
                && columns.standsOut(column, STANDS_OUT);
        return fits ? KeyPad.event(row, column) : NONE;
    }

    private void follow(int hit) {
        boolean on = hit != NONE && hit == lastHit && rows.isInStep(BESIDE) && columns.isInStep(BESIDE);
        run = hit == NONE ? 0 : on ? run + 1 : 1;
        lastHit = hit;
        rows.keep(hit != NONE);
        columns.keep(hit != NONE);
        if (down != NONE) {
            hold(hit);
        }
        if (down == NONE && isPressed()) {
            down = hit;
            held = run;
            missed = 0;
        }
        lastShare = share;
    }

    private boolean isPressed() {
        return run > PRESSED || run == PRESSED && share + lastShare >= BOTH_FULL;
    }

    private void hold(int hit) {
        held++;
        missed = hit == down ? 0 : missed + 1;
        boolean another = hit != down && isPressed();
        if (missed >= RELEASED || another) {
            int key = down;
            down = NONE;
            listener.pressed(key, (int) Math.round((held - missed) * BLOCK_MILLIS));
        }
    }
}
