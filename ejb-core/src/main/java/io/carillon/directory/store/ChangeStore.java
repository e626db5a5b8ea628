package io.carillon.directory.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** What people changed, as {@link Audit#keep} has written it. */
@Stateless
public class ChangeStore {
    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** For the server. */
    public ChangeStore() {}

    ChangeStore(EntityManager rows) {
        this.rows = rows;
    }

    /** Changes of a tenant, newest first. @param kindOrNull null for all @param nameOrNull null for all */
    public List<Change> page(Tenant tenant, String kindOrNull, String nameOrNull, long before, int limit) {
        return rows.createQuery("select c from ChangeRow c where c.tenant = :tenant and c.id < :before"
                        + " and (:kind = '' or c.kind = :kind) and (:name = '' or c.name = :name) order by c.id desc",
                        ChangeRow.class)
                .setParameter("tenant", tenant.name())
                .setParameter("before", before)
                .setParameter("kind", kindOrNull == null ? "" : kindOrNull)
                .setParameter("name", nameOrNull == null ? "" : nameOrNull)
                .setMaxResults(limit)
                .getResultStream()
                .map(ChangeRow::toRecord)
                .toList();
    }

    /** What went because the thing of this change went. */
    public List<Change> parts(Change whole) {
        return rows.createQuery("select c from ChangeRow c where c.partOf = :whole and c.tenant = :tenant order by c.id",
                        ChangeRow.class)
                .setParameter("whole", whole.id())
                .setParameter("tenant", whole.tenant().name())
                .getResultStream()
                .map(ChangeRow::toRecord)
                .toList();
    }

    /** One change. */
    public Optional<Change> find(Tenant tenant, long id) {
        return Optional.ofNullable(rows.find(ChangeRow.class, id))
                .map(ChangeRow::toRecord)
                .filter(change -> change.tenant().equals(tenant));
    }
}
