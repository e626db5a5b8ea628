package io.carillon.event;

import io.carillon.cdr.store.LedgerRow;
import java.util.List;

/** The broker, as the relay sees it. */
interface LedgerSender extends AutoCloseable {
    /** The broker did not take the rows, or nobody knows whether it did. */
    final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause.toString(), cause);
        }
    }

    /** Sends rows in order, all or none. None of them may have been sent before. */
    void sendFresh(List<LedgerRow> rows) throws Failed;

    /** Sends rows in order one by one; those the broker has already are not delivered again. */
    void sendPerhapsAgain(List<LedgerRow> rows) throws Failed;

    /** Lets go of the broker; the next send looks for it again. */
    @Override
    void close();
}
