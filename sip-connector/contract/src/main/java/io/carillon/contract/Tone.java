package io.carillon.contract;

/** A tone the adapter makes itself, levels in dBm0 as ITU-T Q.35 / E.180 describe. Those of the progress of a call sound as they
 * do in the country that is set. */
public enum Tone {
    /** Done: 0.3 s of 600 Hz. */
    CONFIRMATION(false),
    /** Not done: three bursts of 0.2 s of 400 Hz, 0.1 s apart. */
    REJECTED(false),
    /** Speak now: 0.4 s of 1000 Hz. */
    BEEP(false),
    /** You may dial, in the cadence of the country. */
    DIAL(true),
    /** The far end alerts, in the cadence of the country, until bridged or ended. */
    RINGBACK(true),
    /** Whoever was called is busy: about three seconds in the cadence of the country. */
    BUSY(false),
    /** There is no way to whoever was called now: about three seconds in the cadence of the country. */
    CONGESTION(false),
    /** There is no such number: about three seconds of three rising tones. */
    SPECIAL_INFORMATION(false);

    private final boolean endless;

    Tone(boolean endless) {
        this.endless = endless;
    }

    /** Whether it goes on until the leg is bridged, plays something else or ends; then no {@link ToneEnded} comes. */
    public boolean isEndless() {
        return endless;
    }
}
