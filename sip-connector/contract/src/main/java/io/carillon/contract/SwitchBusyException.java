package io.carillon.contract;

/** The lanes are full: the request was not taken. */
public final class SwitchBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SwitchBusyException(String message) {
        super(message);
    }
}
