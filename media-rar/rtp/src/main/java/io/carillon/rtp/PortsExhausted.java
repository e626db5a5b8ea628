package io.carillon.rtp;

/** No free pair of ports is left: the call is refused with 503. */
public final class PortsExhausted extends Exception {
    private static final long serialVersionUID = 1L;

    PortsExhausted(String message) {
        super(message, null, false, false);
    }
}
