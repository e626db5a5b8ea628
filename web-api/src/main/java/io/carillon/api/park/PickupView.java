package io.carillon.api.park;

import io.carillon.pickup.PickupSettings;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose calls an extension may answer.
 *
 * @param group name of its pickup group
 * @param anybody whether it may answer for everybody
 */
@Schema(name = "Pickup")
public record PickupView(
        @Size(max = 32)
                @Schema(examples = "sales", description = "All of a group answer for one another with *8; none when absent")
                String group,
        @Schema(description = "Whether it may answer for everybody with ** and the number") Boolean anybody) {

    /** What is stored of it. */
    public PickupSettings settings() {
        return new PickupSettings(group == null ? "" : group, anybody != null && anybody);
    }

    /** What is shown. */
    public static PickupView of(PickupSettings settings) {
        return new PickupView(settings.group(), settings.anybody());
    }
}
