package io.carillon.rtp.tone;

/**
 * The tones of the keys (ITU-T Q.23): a low one for the row and a high one for the column. Keys are numbered as telephone
 * events are (RFC 4733 section 3.2): 0 to 9, 10 for the star, 11 for the hash, 12 to 15 for A to D.
 */
final class KeyPad {
    static final int RATE = 8000;
    static final int ROWS = 4;
    static final int COLUMNS = 4;

    private static final double[] ROW_HERTZ = {697, 770, 852, 941};
    private static final double[] COLUMN_HERTZ = {1209, 1336, 1477, 1633};
    private static final int[][] EVENTS = {{1, 2, 3, 12}, {4, 5, 6, 13}, {7, 8, 9, 14}, {10, 0, 11, 15}};
    private static final int KEYS = 16;

    private KeyPad() {}

    static double row(int row) {
        return ROW_HERTZ[row];
    }

    static double column(int column) {
        return COLUMN_HERTZ[column];
    }

    static int event(int row, int column) {
        return EVENTS[row][column];
    }

    /** The low tone of a key. */
    static double low(int event) {
        return ROW_HERTZ[placeOf(event) / COLUMNS];
    }

    /** The high tone of a key. */
    static double high(int event) {
        return COLUMN_HERTZ[placeOf(event) % COLUMNS];
    }

    static boolean isKey(int event) {
        return event >= 0 && event < KEYS;
    }

    private static int placeOf(int event) {
        for (int place = 0; place < KEYS; place++) {
            if (EVENTS[place / COLUMNS][place % COLUMNS] == event) {
                return place;
            }
        }
        throw new IllegalArgumentException("no such key: " + event);
    }
}
