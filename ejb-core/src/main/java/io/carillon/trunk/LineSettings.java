package io.carillon.trunk;

import io.carillon.directory.Permission;

/**
 * What an extension may do and is outside; stored by the extension's number.
 *
 * @param permission how far it may call
 * @param number its number outside, may be empty
 * @param site name of the site where it stands, may be empty
 * @param hidden whether those it calls are not told who calls
 */
public record LineSettings(Permission permission, String number, String site, boolean hidden) {
    /** Of an extension about which nothing was said: its own country, no number of its own, shown. */
    public static final LineSettings DEFAULT = new LineSettings(Permission.NATIONAL, "", "");

    /** A line whose number is shown. */
    public LineSettings(Permission permission, String number, String site) {
        this(permission, number, site, false);
    }

    /** This, shown or not. */
    public LineSettings withHidden(boolean hide) {
        return new LineSettings(permission, number, site, hide);
    }
}
