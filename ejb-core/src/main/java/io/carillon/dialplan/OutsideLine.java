package io.carillon.dialplan;

import io.carillon.directory.Permission;
import java.util.Objects;

/**
 * What an extension may do and is outside of the house.
 *
 * @param permission how far it may call
 * @param number under which it is known outside, may be empty
 * @param site where it stands, for calls for help; may be empty
 * @param hidden whether those it calls are not told who calls
 */
public record OutsideLine(Permission permission, String number, String site, boolean hidden) {
    /** An extension about which nothing was said: its own country, no number of its own. */
    public static final OutsideLine DEFAULT = new OutsideLine(Permission.NATIONAL, "", "");

    public OutsideLine {
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(site, "site");
    }

    /** A line whose number is shown. */
    public OutsideLine(Permission permission, String number, String site) {
        this(permission, number, site, false);
    }
}
