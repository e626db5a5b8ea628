package io.carillon.api.devices;

import io.carillon.contract.MediaSecurity;
import io.carillon.provisioning.AskedDevice;
import io.carillon.provisioning.Transport;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device to be created.
 *
 * @param mac its MAC address, with or without separators
 * @param model one of those that GET /api/device-models names
 * @param label what people call it; empty when absent
 * @param site where it stands, one of the sites; none when absent
 * @param transport how it connects for SIP; UDP when absent
 * @param mediaSecurity whether its audio is encrypted; as its extensions say when absent
 * @param lines extensions in order
 * @param keys what keys do; the lines in order when absent
 */
@Schema(name = "NewDevice")
public record NewDeviceBody(
        @NotNull @Schema(examples = "00:15:65:ab:cd:ef") String mac,
        @NotNull @Schema(examples = "yealink-t46s") String model,
        @Size(max = 80) String label,
        @Size(max = 80) String site,
        @Schema(defaultValue = "UDP", type = SchemaType.STRING, enumeration = {"UDP", "TCP", "TLS"})
                Transport transport,
        @Schema(
                        description = DeviceView.SECURITY,
                        type = SchemaType.STRING,
                        enumeration = {"OFF", "OFFER", "REQUIRE", "OFFER_ANYWHERE", "REQUIRE_ANYWHERE"})
                MediaSecurity mediaSecurity,
        @NotNull List<DeviceLineItem> lines,
        List<DeviceKeyItem> keys) {
    /** What is asked for. */
    public AskedDevice asked() {
        return new DeviceBody(model, label, site, transport, mediaSecurity, lines, keys).asked();
    }
}
