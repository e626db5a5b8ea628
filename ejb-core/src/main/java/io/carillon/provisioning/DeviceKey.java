package io.carillon.provisioning;

/**
 * What a key of a telephone does.
 *
 * @param position which key, from 1
 * @param kind what it does
 * @param value the number it watches or dials; of a line key the position of the line
 * @param label what stands beside it, may be empty
 */
public record DeviceKey(int position, Kind kind, String value, String label) {
    /** What keys can do. */
    public enum Kind {
        /** A call on one of the lines. */
        LINE,
        /** Shows whether an extension talks, calls it, picks up its call. */
        BLF,
        /** Dials a number. */
        SPEED_DIAL
    }
}
