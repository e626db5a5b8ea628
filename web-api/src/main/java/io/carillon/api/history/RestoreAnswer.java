package io.carillon.api.history;

import io.carillon.trunk.PlanCopy;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of putting a plan in.
 *
 * @param created how many are new
 * @param changed how many are different
 * @param unchanged how many are as they were
 * @param failed what could not be put in
 */
@Schema(name = "PlanRestore")
public record RestoreAnswer(int created, int changed, int unchanged, List<Fault> failed) {
    /**
     * One thing that could not be put in.
     *
     * @param kind of the thing
     * @param name of the thing
     * @param message why
     */
    @Schema(name = "PlanRestoreFault")
    public record Fault(String kind, String name, String message) {}

    static RestoreAnswer of(PlanCopy.Restored restored) {
        return new RestoreAnswer(
                restored.counts().getOrDefault(PlanCopy.Outcome.CREATED, 0),
                restored.counts().getOrDefault(PlanCopy.Outcome.CHANGED, 0),
                restored.counts().getOrDefault(PlanCopy.Outcome.UNCHANGED, 0),
                restored.faults().stream()
                        .map(fault -> new Fault(fault.kind(), fault.name(), fault.message()))
                        .toList());
    }
}
