package io.carillon.api.trace;

import io.carillon.trace.TraceWish;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which calls are to be recorded. Without numbers and addresses all are.
 *
 * @param numbers calls from, to and by way of these
 * @param addresses calls with telephones and trunks there
 * @param minutes for how long; 10 when absent
 */
@Schema(name = "TraceOrder")
public record TraceBody(
        @Schema(examples = "1001") List<String> numbers,
        @Schema(description = "Numeric addresses, or networks in CIDR notation", examples = "192.0.2.0/24")
                List<String> addresses,
        @Schema(minimum = "1", maximum = "1440", defaultValue = "10") Integer minutes) {
    private static final int MINUTES = 10;

    TraceWish toWish() {
        return new TraceWish(
                Objects.requireNonNullElse(numbers, List.of()), Objects.requireNonNullElse(addresses, List.of()),
                Objects.requireNonNullElse(minutes, MINUTES));
    }
}
