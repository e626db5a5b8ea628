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
}
