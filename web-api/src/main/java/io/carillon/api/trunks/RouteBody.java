package io.carillon.api.trunks;

import static io.carillon.api.trunks.TrunkForm.or;

import io.carillon.directory.Permission;
import io.carillon.trunk.RouteSettings;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An outbound route as it shall be.
 *
 * @param name what it is called; needed to create it, later it stays
 * @param enabled whether it is used; true when absent
 * @param pattern which numbers: digits + * #, X any digit, Z 1-9, N 2-9, [2-57], at the end . for one digit or more
 *     and ! for none or more
 * @param permission what the caller must be allowed to; NATIONAL when absent
 * @param strip characters taken off the front; 0 when absent
 * @param prepend put there instead
 * @param match regular expression of what is replaced after that
 * @param replacement by what; $1 and the like name groups
 * @param trunks the ways out
 * @param leastCost whether the cheapest is tried first; false when absent
 * @param ringSeconds how long the called party may ring; 120 when absent
 */
@Schema(name = "RouteBody")
public record RouteBody(
        @Schema(examples = "national") String name,
        @Schema(defaultValue = "true") Boolean enabled,
        @NotNull @Size(max = 64) @Schema(examples = "0Z.") String pattern,
        @Schema(defaultValue = "NATIONAL") Permission permission,
        @Schema(defaultValue = "0") Integer strip,
        @Schema(examples = "+49") String prepend,
        @Size(max = 128) String match,
        @Size(max = 64) String replacement,
        @NotNull List<Choice> trunks,
        @Schema(defaultValue = "false") Boolean leastCost,
        @Schema(defaultValue = "120") Integer ringSeconds) {

    /**
     * One way out.
     *
     * @param trunk name of the trunk
     * @param priority lower ones are tried first; 1 when absent
     * @param weight share of the calls among those of the same priority; 1 when absent
     */
    @Schema(name = "RouteTrunk")
    public record Choice(
            @Schema(examples = "carrier-a") String trunk,
            @Schema(defaultValue = "1") Integer priority,
            @Schema(defaultValue = "1") Integer weight) {
        RouteSettings.Choice settings() {
            return new RouteSettings.Choice(or(trunk, ""), or(priority, 1), or(weight, 1));
        }
    }

    /** What is stored of it. */
    public RouteSettings settings() {
        return new RouteSettings(
                or(enabled, true),
                pattern,
                or(permission, Permission.NATIONAL),
                new RouteSettings.Rewriting(or(strip, 0), or(prepend, ""), or(match, ""), or(replacement, "")),
                trunks.stream().map(choice -> choice == null ? new RouteSettings.Choice("", 1, 1) : choice.settings())
                        .toList(),
                or(leastCost, false),
                or(ringSeconds, 120));
    }
}
