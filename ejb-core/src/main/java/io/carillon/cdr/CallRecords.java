package io.carillon.cdr;

import io.carillon.cdr.store.CdrReader;
import io.carillon.contract.CallId;
import io.carillon.contract.QualityCourse;
import io.carillon.contract.Tenant;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
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

    /**
     * One page of calls in which somebody heard badly, newest first.
     *
     * @param below an opinion score (ITU-T P.800.1), 1 to 5; calls with a leg whose score is below
     * @throws BadCursor the cursor is not one that an earlier page gave
     */
    public CdrPage poor(CdrQuery query, double below) {
        return reader.poor(query, below);
    }

    /** One call of a tenant. */
    public Optional<CallRecord> find(Tenant tenant, CallId call) {
        return reader.find(tenant, call);
    }

    /** How the audio of each leg of a call went on, in the order of its legs. */
    public List<QualityCourse> courses(CallRecord call) {
        return reader.courses(call);
    }
}
