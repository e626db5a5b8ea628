package io.carillon.batch;

import io.carillon.contract.Tenant;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.List;

/** Lets the extensions of a tenant follow the company's directory. */
@Dependent
@Named("directorySyncWriter")
public class DirectorySyncWriter extends AbstractItemWriter {
    @EJB
    private Followers followers;

    @Override
    public void writeItems(List<Object> items) {
        items.forEach(tenant -> followers.follow((Tenant) tenant));
    }
}
