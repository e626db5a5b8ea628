package io.carillon.api.auth;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sign-in that has begun.
 *
 * @param address where the browser goes
 * @param ticket that the browser keeps to itself until it comes back
 */
@Schema(name = "SignInBegun")
public record OidcBegun(String address, String ticket) {
    /** Never prints the ticket. */
    @Override
    public String toString() {
        return "OidcBegun";
    }
}
