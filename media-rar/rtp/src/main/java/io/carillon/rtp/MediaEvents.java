package io.carillon.rtp;

import io.carillon.contract.CallId;
import io.carillon.contract.LegId;

/**
 * What the media side tells its owner. Called on an event loop: put it on the call's lane and return, never block. An
 * exception is logged and otherwise ignored, so that it cannot hurt other calls.
 */
public interface MediaEvents {
    /**
     * The device should be sending and has been silent (neither RTP nor RTCP) for the configured media timeout. Told
     * once per silence.
     */
    void mediaTimeout(CallId call, LegId leg);

    /** A finite tone was played to its end, or could not be played at all because no negotiated codec can carry it. */
    void toneEnded(CallId call, LegId leg);

    /**
     * The device pressed a key, and the device it talks with hears of keys by signalling. Told once per key.
     *
     * @param leg whose key it was
     * @param event 0 to 9, 10 for the star, 11 for the hash, 12 to 15 for A to D (RFC 4733 section 3.2)
     * @param millis how long it was down
     */
    default void keyPressed(CallId call, LegId leg, int event, int millis) {}

    /**
     * The device pressed a key, which was relayed to the other device in its audio. Told once per key.
     *
     * @param leg whose key it was
     * @param event as of {@link #keyPressed}
     */
    default void keyPassed(CallId call, LegId leg, int event) {}
}
