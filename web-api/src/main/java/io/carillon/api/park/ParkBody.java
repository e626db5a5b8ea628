package io.carillon.api.park;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call to be parked.
 *
 * @param call its id
 * @param party who leaves: leg id or number; the other side waits
 * @param slot the place, any free one when absent
 */
@Schema(name = "Park")
public record ParkBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,40}", message = "must be the id of a call") String call,
        @NotNull @Size(min = 1, max = 64) @Schema(description = "Leg id or number of who leaves") String party,
        @Pattern(regexp = "[0-9]{2,6}", message = "must be the number of a place")
                @Schema(examples = "701", description = "Any free place when absent")
                String slot) {

    /**
     * Who takes a parked call.
     *
     * @param extension that rings and has the call when it answers; that of the account when absent
     */
    @Schema(name = "TakeParked")
    public record Take(
            @Pattern(regexp = "[0-9]{2,15}", message = "must be the 2 to 15 digits of an extension")
                    @Schema(examples = "1001", description = "That of the account when absent")
                    String extension) {}
}
