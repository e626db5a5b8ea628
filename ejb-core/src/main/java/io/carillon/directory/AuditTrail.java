package io.carillon.directory;

import io.carillon.cdr.BadCursor;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.AuditNotes;
import io.carillon.directory.store.AuditReader;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/**
 * Who changed what. Rows are written by the changes themselves, in the same transaction, and never changed; a
 * deed that changes no row of the directory is noted here before it is done.
 */
@Stateless
public class AuditTrail {
    @Inject
    private AuditReader reader;

    @Inject
    private AuditNotes notes;

    /**
     * One page, newest first.
     *
     * @throws BadCursor the cursor is not one that an earlier page gave
     */
    public AuditPage search(AuditQuery query) {
        return reader.search(query);
    }

    /**
     * Notes an administrator's deed that changes nothing of the directory.
     *
     * @param who the login name
     * @param action for instance {@code cdr.dead-letter.retried}
     * @param what it is done to
     */
    public void note(Tenant tenant, String who, String action, String what) {
        notes.write(tenant, who, action, what);
    }
}
