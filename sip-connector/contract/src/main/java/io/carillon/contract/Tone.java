package io.carillon.contract;

/** A tone the adapter makes itself, levels in dBm0 as ITU-T Q.35 / E.180 describe. */
public enum Tone {
    /** Done: 0.3 s of 600 Hz. */
    CONFIRMATION(false),
    /** Not done: three bursts of 0.2 s of 400 Hz, 0.1 s apart. */
    REJECTED(false),
    /** The far end alerts: 425 Hz, 1 s on, 4 s off, until bridged or ended. */
    RINGBACK(true);

    private final boolean endless;

    Tone(boolean endless) {
        this.endless = endless;
    }

    /** Whether it goes on until the leg is bridged, plays something else or ends; then no {@link ToneEnded} comes. */
    public boolean isEndless() {
        return endless;
    }
}
