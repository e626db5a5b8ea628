package io.carillon.api.devices;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who was told.
 *
 * @param told contacts of the device
 */
@Schema(name = "DeviceTold")
public record ResyncAnswer(List<String> told) {}
