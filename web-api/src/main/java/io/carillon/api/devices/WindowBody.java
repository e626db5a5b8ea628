package io.carillon.api.devices;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A window for one request over an open connection.
 *
 * @param minutes how long it is open; 10 when absent
 */
@Schema(name = "DeviceWindow")
public record WindowBody(@Min(1) @Max(1440) @Schema(defaultValue = "10") Integer minutes) {}
