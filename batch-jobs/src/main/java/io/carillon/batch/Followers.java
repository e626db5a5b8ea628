package io.carillon.batch;

import static io.carillon.batch.BatchLog.LOG;

import io.carillon.company.CompanySync;
import io.carillon.company.Unreadable;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Tenants whose extensions follow the company's directory. Outside of the transaction of a chunk: each extension is a change of
 * its own, and what is noted of the run of a job stands in another database, with which no transaction is shared.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Followers {
    @Inject
    private CompanySync sync;

    /** All of them. */
    public List<Tenant> all() {
        return sync.tenants();
    }

    /** What cannot be done now is left for the next run. */
    public void follow(Tenant tenant) {
        try {
            sync.run(tenant, false, JobDesk.DIRECTORY_SYNC);
        } catch (Unreadable | Conflict notNow) {
            LOG.notFollowed(tenant.name(), notNow.getMessage());
        }
    }
}
