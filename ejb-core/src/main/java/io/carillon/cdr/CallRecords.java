package io.carillon.cdr;

import io.carillon.cdr.store.CdrReader;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads finished calls. */
@Stateless
public class CallRecords {
    @Inject
    private CdrReader reader;

    /**
     * One page, newest first.
     *
     * @throws BadCursor the cursor is not one that an earlier page gave
     */
    public CdrPage search(CdrQuery query) {
        return reader.search(query);
    }

    /** One call of a tenant. */
    public Optional<CallRecord> find(Tenant tenant, CallId call) {
        return reader.find(tenant, call);
    }
}
