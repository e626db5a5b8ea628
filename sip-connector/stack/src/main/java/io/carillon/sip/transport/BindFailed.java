package io.carillon.sip.transport;

/** A listener could not be opened. The message is one line that names the configuration key and the address. */
public final class BindFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BindFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
