package io.carillon.api.calls;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that the far end of a stream is told at the start.
 *
 * @param name what it is called there
 * @param value what it is
 */
@Schema(name = "StreamNote")
public record StreamNote(
        @NotNull @Size(max = 200) @Schema(examples = "language") String name,
        @NotNull @Size(max = 200) @Schema(examples = "en") String value) {}
