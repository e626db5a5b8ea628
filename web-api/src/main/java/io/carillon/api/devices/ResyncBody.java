package io.carillon.api.devices;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a device is told.
 *
 * @param restart whether it is to restart; to read its files again when absent or false
 */
@Schema(name = "DeviceResync")
public record ResyncBody(@Schema(defaultValue = "false") Boolean restart) {}
