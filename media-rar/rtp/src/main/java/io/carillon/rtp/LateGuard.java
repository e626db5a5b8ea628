package io.carillon.rtp;

/**
 * Keeps a burst from being replayed late.
 *
 * <p>The difference between the arrival of a packet and its timestamp is least for a packet that was never held up.
 * One that comes more than the bound above that least was held up somewhere: in the network, or in our own socket
 * while the machine stood still. Playing it now would only add delay that never goes away, so it is dropped.
 *
 * <p>Devices may also pause or move their clock. What was held up comes fast, every packet a little less late than
 * the one before; a moved clock stays behind. So the first late packet passes, and the second one tells: catching up,
 * it is part of a burst and dropped with all that follow until they are in time again; not catching up, the clock has
 * moved. The marker bit (RFC 3551 section 4.1) announces a new talk spurt and is believed at once.
 *
 * <p>A burst that formed in the network is passed up to {@link #TOLERATED} packets, which phones absorb; when it was
 * us who stood still, none of it is.
 */
final class LateGuard {
    /** Milliseconds a packet may be older than the least delayed one. */
    static final int BOUND_MILLIS = 300;
    /** Milliseconds a packet of a burst is less late than the one before, at least. */
    private static final int CATCH_UP_MILLIS = 5;
    /** Late packets of one burst that are passed when it did not form here: half a second. */
    static final int TOLERATED = 25;
    /** Packets after which the least may rise by a unit: 125 ppm at 8 kHz and 20 ms, more than any crystal drifts. */
    private static final int PACKETS_PER_DRIFT = 50;

    private int bound;
    private int catchUp;
    private boolean anchored;
    private int least;
    private int sinceDrift;
    private boolean suspicious;
    private int previous;
    private int tolerated;

    /** Sets the RTP clock in hertz and starts afresh. */
    void clock(int hertz) {
        bound = hertz / 1000 * BOUND_MILLIS;
        catchUp = hertz / 1000 * CATCH_UP_MILLIS;
        anchored = false;
    }

    /** Starts afresh with the next packet: the device may have paused. */
    void restart() {
        anchored = false;
    }

    /**
     * Judges a packet.
     *
     * @param arrival arrival time in timestamp units, modulo 2^32
     * @param timestamp RTP timestamp
     * @param marked marker bit
     * @param stoodStill whether we ourselves stood still a moment ago
     */
    boolean isLate(int arrival, int timestamp, boolean marked, boolean stoodStill) {
        int transit = arrival - timestamp;
        int behind = transit - least;
        if (!anchored || marked || behind < 0) {
            return anchor(transit);
        }
        if (++sinceDrift >= PACKETS_PER_DRIFT) {
            sinceDrift = 0;
            least++;
        }
        if (behind <= bound) {
            suspicious = false;
            return false;
        }
        boolean catchesUp = previous - transit >= catchUp;
        previous = transit;
        if (!suspicious) {
            suspicious = true;
            tolerated = 0;
            return false;
        }
        if (!catchesUp) {
            return anchor(transit);
        }
        return stoodStill || ++tolerated > TOLERATED;
    }

    private boolean anchor(int transit) {
        anchored = true;
        suspicious = false;
        least = transit;
        sinceDrift = 0;
        return false;
    }
}
