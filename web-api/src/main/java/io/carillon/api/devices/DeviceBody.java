package io.carillon.api.devices;

import io.carillon.api.problem.Problems;
import io.carillon.contract.MediaSecurity;
import io.carillon.provisioning.AskedDevice;
import io.carillon.provisioning.Transport;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device as it shall be.
 *
 * @param model one of those that GET /api/device-models names
 * @param label what people call it; empty when absent
 * @param site where it stands, one of the sites; none when absent
 * @param transport how it connects for SIP; UDP when absent
 * @param mediaSecurity whether its audio is encrypted; as its extensions say when absent
 * @param lines extensions in order
 * @param keys what keys do; the lines in order when absent
 */
@Schema(name = "DeviceBody")
public record DeviceBody(
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
        if (lines.stream().anyMatch(Objects::isNull) || keys != null && keys.stream().anyMatch(Objects::isNull)) {
            throw Problems.invalidField("lines", "neither lines nor keys must hold null");
        }
        return new AskedDevice(
                model,
                label == null ? "" : label.strip(),
                site == null ? "" : site.strip(),
                transport == null ? Transport.UDP : transport,
                mediaSecurity,
                lines.stream().map(line -> new AskedDevice.Line(
                        line.extension(), line.label() == null ? "" : line.label().strip())).toList(),
                keys == null ? List.of() : keys.stream().map(DeviceKeyItem::key).toList());
    }
}
