package io.carillon.directory;

import io.carillon.cdr.BadCursor;
import io.carillon.directory.store.AuditReader;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Reads who changed what. Rows are written by the changes themselves, in the same transaction, and never changed. */
@Stateless
public class AuditTrail {
    @Inject
    private AuditReader reader;

    /**
     * One page, newest first.
     *
     * @throws BadCursor the cursor is not one that an earlier page gave
     */
    public AuditPage search(AuditQuery query) {
        return reader.search(query);
    }
}
