package io.carillon.cdr;

/** Who placed a leg. */
public enum LegDirection {
    /** The device called us. */
    INBOUND,
    /** We called the device. */
    OUTBOUND
}
