package io.carillon.api.devices;

import io.carillon.contract.MediaSecurity;
import io.carillon.provisioning.Device;
import io.carillon.provisioning.Transport;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A device.
 *
 * @param mac its MAC address, twelve hexadecimal digits
 * @param model what it is
 * @param label what people call it
 * @param site where it stands
 * @param transport how it connects for SIP
 * @param mediaSecurity whether its audio is encrypted; left out where its extensions say
 * @param lines extensions in order
 * @param keys what its keys do
 * @param address where it fetches its files, with secrets; left out in lists
 * @param openAddress the same over HTTP, without secrets; left out in lists
 * @param windowUntil until when one request to the open address gets secrets; absent when none does
 * @param createdAt when it was created
 * @param changedAt last change
 */
@Schema(name = "Device")
public record DeviceView(
        @Schema(examples = "001565abcdef") String mac,
        String model,
        String label,
        String site,
        @Schema(type = SchemaType.STRING, enumeration = {"UDP", "TCP", "TLS"}) Transport transport,
        @Schema(
                        description = DeviceView.SECURITY,
                        type = SchemaType.STRING,
                        enumeration = {"OFF", "OFFER", "REQUIRE", "OFFER_ANYWHERE", "REQUIRE_ANYWHERE"})
                MediaSecurity mediaSecurity,
        List<DeviceLineItem> lines,
        List<DeviceKeyItem> keys,
        String address,
        String openAddress,
        Instant windowUntil,
        Instant createdAt,
        Instant changedAt) {
    static final String SECURITY = "Encrypted audio; absent for what the extension says";

    /** What is shown. */
    public static DeviceView of(Device device, String address, String openAddress) {
        Instant window = device.windowUntil();
        return new DeviceView(
                device.mac(),
                device.model().id(),
                device.label(),
                device.site(),
                device.transport(),
                device.security(),
                device.lines().stream().map(line -> new DeviceLineItem(line.extension(), line.label())).toList(),
                device.keys().stream().map(DeviceKeyItem::of).toList(),
                address,
                openAddress,
                window != null && window.isAfter(Instant.now()) ? window : null,
                device.createdAt(),
                device.changedAt());
    }

    /** Never prints the address. */
    @Override
    public String toString() {
        return "DeviceView[" + mac + "]";
    }
}
