package io.carillon.batch;

import io.carillon.directory.Directory;
import jakarta.batch.api.chunk.ItemProcessor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says which rows a call adds to. */
@Dependent
@Named("cdrRollUpProcessor")
public class CdrRollUpProcessor implements ItemProcessor {
    @Inject
    private Directory directory;

    @Override
    public Object processItem(Object item) {
        return new CallShares((tenant, number) -> directory.current().find(tenant, number).isPresent())
                .of((CountedCall) item);
    }
}
