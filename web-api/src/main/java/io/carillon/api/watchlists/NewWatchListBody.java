package io.carillon.api.watchlists;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A list to be made.
 *
 * @param name user part of its address: 2 to 32 lower-case letters, digits and hyphens, a letter first
 * @param displayName for people; may be absent
 * @param members 1 to 100 numbers of extensions, each once
 */
@Schema(name = "NewWatchList")
public record NewWatchListBody(
        @NotNull @Schema(examples = "reception") String name,
        @Size(max = 80) String displayName,
        @NotNull List<String> members) {}
