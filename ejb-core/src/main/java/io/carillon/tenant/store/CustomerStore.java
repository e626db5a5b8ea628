package io.carillon.tenant.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.Customer;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.Check;
import io.carillon.directory.store.SqlStates;
import io.carillon.tenant.KeptCustomer;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tenants in the database. Every method is one transaction, its line in the audit of the first tenant included. */
@Stateless
public class CustomerStore {
    /** What stays of a tenant that is gone: who did what, events on their way, and the chain of calls for help. */
    private static final Set<String> KEPT = Set.of("audit", "outbox", "emergency_call");

    /** What of that the people of a tenant read. */
    private static final List<String> READ_LATER = List.of("audit", "emergency_call");

    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** For the server. */
    public CustomerStore() {}

    CustomerStore(EntityManager rows) {
        this.rows = rows;
    }

    /** All, by name. */
    public List<Customer> all() {
        return rows.createQuery("select c from CustomerRow c order by c.name", CustomerRow.class)
                .getResultStream()
                .map(CustomerRow::toRecord)
                .toList();
    }

    /** One. */
    public Optional<Customer> find(Tenant tenant) {
        return Optional.ofNullable(rows.find(CustomerRow.class, tenant.name())).map(CustomerRow::toRecord);
    }

    /** @throws Conflict the name, the realm or a domain is taken, or the name was that of one whose audit is still there */
    public Customer insert(Customer asked, String who) {
        if (rows.find(CustomerRow.class, asked.tenant().name()) != null) {
            throw new Conflict("there is a tenant " + asked.tenant() + " already");
        }
        if (hasLeft(asked.tenant())) {
            throw new Conflict("there was a tenant " + asked.tenant() + " before; its audit stays, and is nobody else's to read");
        }
        CustomerRow row = new CustomerRow(asked);
        rows.persist(row);
        flush(asked);
        keep("tenant.created", asked.tenant(), new Audit.Kept(null, KeptCustomer.of(row.toRecord())), who);
        return row.toRecord();
    }

    /** Whether somebody of this name is gone whose audit, or calls for help, whoever is called so next would read as his own. */
    private boolean hasLeft(Tenant tenant) {
        return READ_LATER.stream().anyMatch(table -> !rows.createNativeQuery("select 1 from " + table + " where tenant = ?")
                .setParameter(1, tenant.name())
                .setMaxResults(1)
                .getResultList()
                .isEmpty());
    }

    /** @throws NotFound, StaleVersion, and Conflict when a domain is taken */
    public Customer update(Customer asked, Check check) {
        CustomerRow row = checked(asked.tenant(), check);
        Customer before = row.toRecord();
        row.change(asked);
        flush(asked);
        keep("tenant.changed", asked.tenant(), new Audit.Kept(KeptCustomer.of(before), KeptCustomer.of(row.toRecord())), check.who());
        return row.toRecord();
    }

    /**
     * Takes the tenant and every row that belongs to it, whatever tables there are.
     *
     * @throws NotFound and StaleVersion
     */
    public void delete(Tenant tenant, Check check) {
        CustomerRow row = checked(tenant, check);
        Customer before = row.toRecord();
        for (String table : tables()) {
            rows.createNativeQuery("delete from " + table + " where tenant = ?")
                    .setParameter(1, tenant.name())
                    .executeUpdate();
        }
        rows.remove(row);
        flush(before);
        keep("tenant.deleted", tenant, new Audit.Kept(KeptCustomer.of(before), null), check.who());
    }

    /** Tenants are the business of the first one. */
    private void keep(String action, Tenant tenant, Audit.Kept kept, String who) {
        new Audit(rows, Tenant.DEFAULT, who).keep(action, KeptCustomer.KIND, tenant.name(), kept);
    }

    /** Tables whose rows belong to a tenant; what hangs on those rows goes with them. */
    private List<String> tables() {
        List<?> found = rows.createNativeQuery("select table_name from information_schema.columns"
                        + " where lower(column_name) = 'tenant' and table_schema = current_schema order by table_name")
                .getResultList();
        return found.stream()
                .map(table -> table.toString().toLowerCase(Locale.ROOT))
                .filter(table -> !KEPT.contains(table))
                .toList();
    }

    private CustomerRow checked(Tenant tenant, Check check) {
        CustomerRow row = rows.find(CustomerRow.class, tenant.name());
        if (row == null) {
            throw new NotFound("there is no tenant " + tenant);
        }
        if (row.version() != check.expectedVersion()) {
            throw stale(tenant);
        }
        return row;
    }

    private void flush(Customer asked) {
        try {
            rows.flush();
        } catch (OptimisticLockException raced) {
            throw stale(asked.tenant());
        } catch (PersistenceException failed) {
            if (SqlStates.isConstraint(failed)) {
                throw new Conflict("the realm or a domain of " + asked.tenant() + " belongs to another tenant");
            }
            throw failed;
        }
    }

    private static StaleVersion stale(Tenant tenant) {
        return new StaleVersion("tenant " + tenant + " was changed by somebody else");
    }
}
