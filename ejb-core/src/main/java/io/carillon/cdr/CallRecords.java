package io.carillon.cdr;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import jakarta.ejb.Stateless;
import java.util.Optional;

/** Reads finished calls. */
@Stateless
public class CallRecords {
    public CdrPage search(CdrQuery query) { throw new UnsupportedOperationException(); }

    public Optional<CallRecord> find(Tenant tenant, CallId call) { throw new UnsupportedOperationException(); }
}
