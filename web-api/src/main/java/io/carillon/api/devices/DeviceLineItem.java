package io.carillon.api.devices;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An extension on a device.
 *
 * @param extension its number
 * @param label what the telephone shows; the name of the extension when absent
 */
@Schema(name = "DeviceLine")
public record DeviceLineItem(@Schema(examples = "1001") String extension, String label) {}
