package io.carillon.rtp;

/** How many packets a device sends per second. */
final class FloodMeter {
    /** Codecs send 20 to 200. */
    private static final int MOST = 4000;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private long since;
    private int packets;

    /** Counts a packet; true when it is one too many. */
    boolean isFlood(long nanos) {
        if (nanos - since >= SECOND_NANOS) {
            since = nanos;
            packets = 0;
        }
        return ++packets > MOST;
    }

    void restart() {
        packets = 0;
    }
}
