package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.CallStatus;
import io.carillon.feature.FeatureCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the engine counts, for metrics. Cheap to read. */
@ApplicationScoped
public class EngineStatistics {
    @Inject
    private EngineRoom room;

    /** Live calls now. */
    public int callsActive() {
        return room.registry().calls();
    }

    /** Live legs on a trunk now, both ways. */
    public int callsOn(String trunk) {
        return room.registry().callsOn(trunk);
    }

    /** All features by id, and whether they are on. */
    public Map<String, Boolean> features() {
        return room.catalog().all();
    }

    /** Ids of the features that do nothing without this one. */
    public List<String> featuresLeadingTo(String feature) {
        return room.catalog().leadingTo(feature);
    }

    /** What is dialled to reach a feature. */
    public List<String> codesOf(String feature) {
        return room.catalog().codesOf(feature);
    }

    /** Whether no tenant can do without this feature. */
    public boolean isEssential(String feature) {
        return FeatureCatalog.isEssential(feature);
    }

    /** Live calls now by status; every status is present. */
    public Map<CallStatus, Long> callsByStatus() {
        Map<CallStatus, Long> counts = new EnumMap<>(CallStatus.class);
        for (CallStatus status : CallStatus.values()) {
            counts.put(status, 0L);
        }
        for (Call call : room.registry().all()) {
            counts.merge(call.status(), 1L, Long::sum);
        }
        return counts;
    }

    /** Calls begun since start. */
    public long callsStarted() {
        return room.registry().started();
    }

    /** Calls that are over since start. */
    public long callsEnded() {
        return room.registry().ended();
    }

    /** Inputs that meant nothing in the state the call was in. */
    public long inputsStayed() {
        return room.engine().stayed();
    }

    /** Inputs of calls nobody knows. */
    public long inputsUnknown() {
        return room.engine().unknown();
    }

    /** Features that threw and were passed over. */
    public long featureFailures() {
        return room.catalog().failures();
    }

    /** Finished calls whose record the recorder had no room for yet. */
    public int recordsPending() {
        return room.records().waiting();
    }

    /** Calls in the journal: those that are live and those whose record is not committed. */
    public int journalled() {
        return room.journal().size();
    }

    /** States that could not be written to the journal because it was full. */
    public long journalRefusals() {
        return room.journal().refusals();
    }
}
