package io.carillon.dialplan;

import java.util.Objects;

/**
 * What those on the spot must know of a call for help (47 CFR 9.16).
 *
 * @param number emergency number that was meant
 * @param site name of the site the caller is at, empty when nobody knows
 * @param place its address in words, empty when nobody knows
 * @param callback number the service may call back
 * @param trunk name of the trunk that was tried first
 * @param test whether it is only a test
 */
public record Help(String number, String site, String place, String callback, String trunk, boolean test) {
    public Help {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(callback, "callback");
        Objects.requireNonNull(trunk, "trunk");
    }
}
