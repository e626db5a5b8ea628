package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change.Subject;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Rows of the audit for deeds that change nothing else in the database. */
@Stateless
public class AuditNotes {
    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** Who did what to what. */
    public void write(Tenant tenant, String who, String action, String subject) {
        new Audit(rows, tenant, who).write(action, subject, null, null);
    }

    /**
     * What became of what.
     *
     * @param was null when it is new
     * @param becomes null when it is gone
     */
    public record Change(String action, String subject, Object was, Object becomes) {}

    /** Who changed what, and how it was before. */
    public void write(Tenant tenant, String who, Change change) {
        new Audit(rows, tenant, who).write(change.action(), change.subject(), change.was(), change.becomes());
    }

    /**
     * Who changed what, and how it was before, so that it can be put back.
     *
     * @param action the deed
     * @param thing what it was done to
     */
    public void keep(String who, String action, Subject thing, Audit.Kept kept) {
        new Audit(rows, thing.tenant(), who).keep(action, thing.kind(), thing.name(), kept);
    }
}
