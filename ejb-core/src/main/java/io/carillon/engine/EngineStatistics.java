package io.carillon.engine;

import io.carillon.call.CallStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the engine counts, for metrics. Cheap to read. */
@ApplicationScoped
public class EngineStatistics {
    /** Live calls now. */
    public int callsActive() { throw new UnsupportedOperationException(); }
    /** Live calls now by status; every status is present. */
    public Map<CallStatus, Long> callsByStatus() { throw new UnsupportedOperationException(); }
    /** Calls begun since start. */
    public long callsStarted() { throw new UnsupportedOperationException(); }
    /** Calls that are over since start. */
    public long callsEnded() { throw new UnsupportedOperationException(); }
    /** Inputs that meant nothing in the state the call was in. */
    public long inputsStayed() { throw new UnsupportedOperationException(); }
    /** Inputs of calls nobody knows. */
    public long inputsUnknown() { throw new UnsupportedOperationException(); }
    /** Features that threw and were passed over. */
    public long featureFailures() { throw new UnsupportedOperationException(); }
    /** Finished calls whose record is not committed yet. */
    public int recordsPending() { throw new UnsupportedOperationException(); }
    /** Calls that could not be written to the journal because it was full. */
    public long journalRefusals() { throw new UnsupportedOperationException(); }
}
