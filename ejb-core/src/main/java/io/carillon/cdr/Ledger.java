package io.carillon.cdr;

import io.carillon.cdr.store.LedgerRow;

/** What the outside world will be told of a record: the door through which this package reaches the events. */
public interface Ledger {
    /** The event that tells of this record; the same record always gives the same event id. */
    LedgerRow row(CallRecord record);

    /** So many more rows of the ledger were committed. */
    void committed(int rows);
}
