package io.carillon.engine;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Live calls for the API. */
@ApplicationScoped
public class CallDesk {
    public CallId originate(Tenant tenant, String user, String fromNumber, String toNumber) { throw new UnsupportedOperationException(); }
    public void hangUp(Tenant tenant, CallId call, String user) { throw new UnsupportedOperationException(); }
    /** @param party leg id, or number of a telephone in the call: on whose behalf */
    public void hold(Tenant tenant, CallId call, String user, String party) { throw new UnsupportedOperationException(); }
    public void resume(Tenant tenant, CallId call, String user, String party) { throw new UnsupportedOperationException(); }
    public void transfer(Tenant tenant, CallId call, String user, String party, String target) { throw new UnsupportedOperationException(); }
    public List<CallSummary> calls(Tenant tenant) { throw new UnsupportedOperationException(); }
    public Optional<CallSummary> call(Tenant tenant, CallId call) { throw new UnsupportedOperationException(); }
}
