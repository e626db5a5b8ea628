package io.carillon.journal;

/** The journal is closed: another deployment may have it by now. */
public final class JournalClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalClosed() {
        super("the journal is closed");
    }
}
