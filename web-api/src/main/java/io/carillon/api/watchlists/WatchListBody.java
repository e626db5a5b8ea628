package io.carillon.api.watchlists;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A list as it shall be.
 *
 * @param displayName for people; may be absent
 * @param members 1 to 100 numbers of extensions, each once
 */
@Schema(name = "WatchListChange")
public record WatchListBody(@Size(max = 80) String displayName, @NotNull List<String> members) {}
