package io.carillon.dialplan;

import java.util.Objects;

/**
 * A place where telephones are.
 *
 * @param name as the administrator calls it
 * @param place its address in words
 * @param callback number that leads back to it from outside, may be empty
 * @param location its PIDF-LO document (RFC 4119, RFC 5139)
 */
public record Site(String name, String place, String callback, String location) {
    /** Nobody knows where. */
    public static final Site UNKNOWN = new Site("", "", "", "");

    public Site {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(callback, "callback");
        Objects.requireNonNull(location, "location");
    }
}
