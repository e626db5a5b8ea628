package io.carillon.signin;

/** The company's directory does not answer, or not as one should. Says nothing about the password that was tried. */
public final class DirectoryAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DirectoryAway(String reason) {
        super(reason);
    }

    DirectoryAway(String reason, Throwable cause) {
        super(reason, cause);
    }
}
