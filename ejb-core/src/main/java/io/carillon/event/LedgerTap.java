package io.carillon.event;

import io.carillon.cdr.store.LedgerRow;
import java.sql.SQLException;
import java.util.List;

/**
 * Who else is told of ledger events, once the broker has them. What it does not take is handed over again, so the same
 * event may come twice.
 */
@FunctionalInterface
public interface LedgerTap {
    /** @throws SQLException when they could not be noted */
    void take(List<LedgerRow> events) throws SQLException;
}
