package io.carillon.protection;

/**
 * A network that is never banned.
 *
 * @param name what it is called
 * @param network address, or network in CIDR notation
 */
public record AllowedNetwork(String name, String network) {
    /** What the history calls it. */
    public static final String KIND = "allowed-network";
}
