package io.carillon.api.flows;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft as it shall be.
 *
 * @param title what people call it
 * @param from the number it is drawn from; absent for the whole house
 * @param changes what it changes, each thing once
 */
@Schema(name = "FlowDraftBody")
public record FlowDraftBody(
        @NotNull @Size(min = 1, max = 80) @Schema(examples = "Summer hours") String title,
        @Size(max = 64) @Schema(examples = "4930123451") String from,
        @NotNull @Size(max = 200) List<FlowChangeBody> changes) {}
