package io.carillon.batch;

import io.carillon.company.CompanySync;
import io.carillon.contract.Tenant;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads tenants whose extensions follow the company's directory. A restart begins with the first again. */
@Dependent
@Named("directorySyncReader")
public class DirectorySyncReader extends AbstractItemReader {
    @Inject
    private CompanySync sync;

    private final Deque<Tenant> due = new ArrayDeque<>();

    @Override
    public void open(Serializable checkpoint) {
        due.addAll(sync.tenants());
    }

    @Override
    public Object readItem() {
        return due.poll();
    }
}
