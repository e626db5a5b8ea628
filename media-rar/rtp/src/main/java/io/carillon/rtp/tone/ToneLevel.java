package io.carillon.rtp.tone;

import io.carillon.rtp.codec.G711;

/** Levels as telephone engineers give them. */
final class ToneLevel {
    private ToneLevel() {}

    /** The amplitude of a sine of so many dBm0 in 16-bit samples. */
    static double amplitude(double dbm0) {
        return G711.FULL_SCALE * Math.pow(10, (dbm0 - G711.FULL_SCALE_DBM0) / 20);
    }
}
