package io.carillon.api.trunks;

import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.Stored;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An outside number; its fields are those of DidBody. */
@Schema(name = "Did")
public record DidView(
        String number,
        boolean enabled,
        String match,
        List<String> trunks,
        String extension,
        Instant createdAt,
        Instant changedAt) {

    /** What is shown of one. */
    public static DidView of(Stored<NumberSettings> stored) {
        NumberSettings number = stored.settings();
        return new DidView(
                stored.name(),
                number.enabled(),
                number.match().name(),
                number.trunks(),
                number.extension(),
                stored.createdAt(),
                stored.changedAt());
    }
}
