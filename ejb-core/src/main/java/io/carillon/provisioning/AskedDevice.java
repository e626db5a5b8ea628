package io.carillon.provisioning;

import io.carillon.contract.MediaSecurity;
import java.util.List;

/**
 * A device as somebody wants it.
 *
 * @param model name of the model
 * @param label what people call it
 * @param site where it stands, may be empty
 * @param transport how it connects for SIP
 * @param mediaSecurity whether its audio is encrypted; null where its extensions say
 * @param lines extensions in order
 * @param keys what keys do
 */
public record AskedDevice(
        String model, String label, String site, Transport transport, MediaSecurity mediaSecurity, List<Line> lines,
        List<DeviceKey> keys) {
    public AskedDevice {
        lines = List.copyOf(lines);
        keys = List.copyOf(keys);
    }

    /** What this one was asked to be. */
    public static AskedDevice of(Device device) {
        return new AskedDevice(device.model().id(), device.label(), device.site(), device.transport(),
                device.security(), device.lines().stream().map(line -> new Line(line.extension(), line.label())).toList(), device.keys());
    }

    /**
     * An extension wanted on the device.
     *
     * @param extension its number
     * @param label what the telephone shows, empty for the name of the extension
     */
    public record Line(String extension, String label) {}
}
