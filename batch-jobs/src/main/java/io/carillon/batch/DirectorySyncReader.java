package io.carillon.batch;

import io.carillon.contract.Tenant;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads tenants whose extensions follow the company's directory. A restart begins with the first again. */
@Dependent
@Named("directorySyncReader")
public class DirectorySyncReader extends AbstractItemReader {
    @EJB
    private Followers followers;

    private final Deque<Tenant> due = new ArrayDeque<>();

    @Override
    public void open(Serializable checkpoint) {
        due.addAll(followers.all());
    }

    @Override
    public Object readItem() {
        return due.poll();
    }
}
