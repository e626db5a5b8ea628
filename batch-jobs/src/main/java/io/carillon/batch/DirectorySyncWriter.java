package io.carillon.batch;

import static io.carillon.batch.BatchLog.LOG;

import io.carillon.company.CompanySync;
import io.carillon.company.Unreadable;
import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Lets the extensions of a tenant follow the company's directory. What cannot be done now is left for the next run. */
@Dependent
@Named("directorySyncWriter")
public class DirectorySyncWriter extends AbstractItemWriter {
    @Inject
    private CompanySync sync;

    @Override
    public void writeItems(List<Object> items) {
        for (Object item : items) {
            Tenant tenant = (Tenant) item;
            try {
                sync.run(tenant, false, JobDesk.DIRECTORY_SYNC);
            } catch (Unreadable | Conflict notNow) {
                LOG.notFollowed(tenant.name(), notNow.getMessage());
            }
        }
    }
}
