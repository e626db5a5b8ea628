package io.carillon.provisioning;

/**
 * Which devices are looked for.
 *
 * @param site only those there, null for all
 * @param text only those that have it in their address, model, label or the number of a line; null for all
 */
public record WantedDevices(String site, String text) {
    /** All of them. */
    public static final WantedDevices ALL = new WantedDevices(null, null);
}
