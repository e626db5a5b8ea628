package io.carillon.rtp.rtcp;

/**
 * Round-trip time between the relay and one device (RFC 3550 section 6.4.1, figure 2).
 *
 * <p>It remembers when a sender report left for this device, be it one of the other device that passes through or one
 * of the switch itself, and takes the time when a report block comes back that refers to it.
 */
public final class RoundTrip {
    private static final int KEPT = 4;

    /** Null before the first. */
    private int[] references;
    private long[] sentAt;
    private int next;
    private double millis = -1;

    /** A sender report was passed to the device. */
    public void sent(int middleNtp, long nanos) {
        if (references == null) {
            references = new int[KEPT];
            sentAt = new long[KEPT];
        }
        references[next] = middleNtp;
        sentAt[next] = nanos;
        next = (next + 1) % KEPT;
    }

    /**
     * The device reported back. Reports that refer to nothing we passed are ignored, and so is a delay longer than
     * the time that went by (a device with a broken clock).
     */
    public void reported(int lastSenderReport, int delay, long nanos) {
        if (lastSenderReport == 0 || references == null) {
            return;
        }
        for (int i = 0; i < KEPT; i++) {
            if (references[i] == lastSenderReport && sentAt[i] != 0) {
                double held = Integer.toUnsignedLong(delay) * 1000.0 / 65536;
                double trip = (nanos - sentAt[i]) / 1e6 - held;
                if (trip >= -1) {
                    millis = Math.max(0, trip);
                }
            }
        }
    }

    /** The last one in milliseconds, negative when there was none. */
    public double millis() {
        return millis;
    }
}
