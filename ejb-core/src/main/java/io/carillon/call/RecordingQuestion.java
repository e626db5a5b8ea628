package io.carillon.call;

import io.carillon.cdr.Direction;
import io.carillon.contract.Tenant;
import java.util.List;

/**
 * Whether a call is recorded.
 *
 * @param extensions that talk in it
 * @param trunks ids of those that it runs through
 */
public record RecordingQuestion(Tenant tenant, Direction direction, List<String> extensions, List<String> trunks) {
    public RecordingQuestion {
        extensions = List.copyOf(extensions);
        trunks = List.copyOf(trunks);
    }
}
