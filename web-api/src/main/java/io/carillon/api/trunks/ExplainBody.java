package io.carillon.api.trunks;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A call that nobody places.
 *
 * @param from the extension that would dial, or with a trunk the outside number that would call
 * @param to what would be dialled
 * @param trunk name of the trunk on which it would come in; absent for a call of an extension
 * @param at for which moment; now when absent
 * @param keys what the caller presses when menus ask, one after the other: a key, the number of an extension, or nothing
 *     for a caller who presses nothing
 * @param answered whether somebody answers where it rings; true when absent
 * @param draft id of a draft by which it is answered instead of what is published
 */
@Schema(name = "ExplainBody")
public record ExplainBody(
        @NotNull @Size(max = 64) @Schema(examples = "1001") String from,
        @NotNull @Size(max = 64) @Schema(examples = "0301234567") String to,
        @Size(max = 32) String trunk,
        Instant at,
        @Size(max = 20) List<String> keys,
        @Schema(defaultValue = "true") Boolean answered,
        @Size(max = 18) String draft) {}
