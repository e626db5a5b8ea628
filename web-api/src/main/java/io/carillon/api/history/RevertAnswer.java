package io.carillon.api.history;

import io.carillon.directory.Change;
import io.carillon.history.History;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of putting a change back.
 *
 * @param kind of what was changed
 * @param name of what was changed
 * @param outcome what was done to it
 * @param missing what of a thing that came back is not as it was
 */
@Schema(name = "Revert")
public record RevertAnswer(
        String kind,
        String name,
        @Schema(enumeration = {"CREATED", "CHANGED", "UNCHANGED", "DELETED"}) String outcome,
        List<Missing> missing) {

    /**
     * One thing that is not as it was.
     *
     * @param what for instance {@code secret} or {@code user vera}
     * @param why in words for people
     */
    @Schema(name = "RevertMissing")
    public record Missing(@Schema(examples = "user vera") String what, String why) {}

    static RevertAnswer of(Change change, History.Reverted done) {
        return new RevertAnswer(change.kind(), change.name(), done.outcome().name(),
                done.missing().stream().map(one -> new Missing(one.what(), one.why())).toList());
    }
}
