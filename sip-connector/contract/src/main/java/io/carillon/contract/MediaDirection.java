package io.carillon.contract;

/** Which way audio flows, as seen by the device of the leg (RFC 3264 section 5.1). */
public enum MediaDirection {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /** Whether the device has put the other side on hold (RFC 3264 section 8.4): it does not want to hear it. */
    public boolean isHold() {
        return this == SENDONLY || this == INACTIVE;
    }
}
