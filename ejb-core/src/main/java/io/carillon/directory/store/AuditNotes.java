package io.carillon.directory.store;

import io.carillon.contract.Tenant;
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
}
