package io.carillon.api.security;

import io.carillon.protection.AllowedNetwork;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A network that is never banned.
 *
 * @param name what it is called
 * @param network address, or network in CIDR notation
 */
@Schema(name = "Allowed")
public record AllowedView(String name, String network) {
    static AllowedView of(AllowedNetwork allowed) {
        return new AllowedView(allowed.name(), allowed.network());
    }
}
