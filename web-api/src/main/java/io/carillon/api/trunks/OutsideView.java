package io.carillon.api.trunks;

import static io.carillon.api.trunks.TrunkForm.or;

import io.carillon.directory.Permission;
import io.carillon.trunk.LineSettings;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an extension may do and is outside of the house.
 *
 * @param permission how far it may call; NATIONAL as long as nobody said otherwise
 * @param number its number outside, shown by trunks whose policy is DID; empty for none
 * @param site name of the site where it stands, told with calls for help; empty for none
 * @param hidden whether those it calls are not told who calls; false when absent
 */
@Schema(name = "OutsideLine")
public record OutsideView(
        @Schema(defaultValue = "NATIONAL") Permission permission,
        @Size(max = 19) @Schema(examples = "+4930123451") String number,
        @Size(max = 32) String site,
        @Schema(defaultValue = "false") Boolean hidden) {

    /** What is stored of it. */
    public LineSettings settings() {
        return new LineSettings(
                or(permission, Permission.NATIONAL), or(number, ""), or(site, ""), or(hidden, false));
    }

    /** What is shown. */
    public static OutsideView of(LineSettings line) {
        return new OutsideView(line.permission(), line.number(), line.site(), line.hidden());
    }
}
