package io.carillon.api.trunks;

import static io.carillon.api.trunks.TrunkForm.or;

import io.carillon.trunk.NumberSettings;
import io.carillon.trunk.NumberSettings.Match;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An outside number as it shall be.
 *
 * @param number the number with country code and without plus, the beginning of many, or a pattern; needed to create
 *     it, later it stays
 * @param enabled whether calls to it are taken; true when absent
 * @param match how the number is meant; EXACT when absent
 * @param trunks names of the trunks on which it is ours; absent for all, so that one number may come by two carriers
 * @param extension number of the extension, ring group or time condition that it reaches
 */
@Schema(name = "DidBody")
public record DidBody(
        @Size(max = 64) @Schema(examples = "4930123451") String number,
        @Schema(defaultValue = "true") Boolean enabled,
        @Schema(defaultValue = "EXACT") Match match,
        List<String> trunks,
        @NotNull @Size(max = 15) @Schema(examples = "1001") String extension) {

    /** What is stored of it. */
    public NumberSettings settings() {
        return new NumberSettings(
                or(enabled, true), or(match, Match.EXACT), or(trunks, List.of()), extension);
    }
}
