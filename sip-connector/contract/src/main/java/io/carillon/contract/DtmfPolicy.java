package io.carillon.contract;

/** How the keys that somebody presses during a conversation reach the device at the other end. */
public enum DtmfPolicy {
    /** As telephone events (RFC 4733) where the device has agreed to them, else by INFO. */
    AUTO,
    /** As telephone events, or not at all. */
    RFC4733,
    /** By INFO with {@code application/dtmf-relay}; telephone events are neither offered nor agreed to. */
    INFO,
    /** As tones in its audio; telephone events are neither offered nor agreed to. */
    INBAND;

    /** Whether telephone events may be agreed on with the device. */
    public boolean allowsEvents() {
        return this == AUTO || this == RFC4733;
    }
}
