package io.carillon.batch;

import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Named;
import java.util.List;

/** Adds a chunk to the sums. */
@Dependent
@Named("cdrRollUpWriter")
public class CdrRollUpWriter extends AbstractItemWriter {
    @EJB
    private RollUpStore store;

    public CdrRollUpWriter() {}

    CdrRollUpWriter(RollUpStore store) {
        this.store = store;
    }

    @Override
    public void writeItems(List<Object> items) {
        store.add(items.stream().map(SharedCall.class::cast).toList());
    }
}
