package io.carillon.api.devices;

import io.carillon.provisioning.DeviceKey;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a key of a telephone does.
 *
 * @param position which key, from 1
 * @param kind LINE is a call on a line, BLF watches an extension and picks up its calls, SPEED_DIAL dials
 * @param value the number it watches or dials; of a LINE the position of the line
 * @param label what stands beside it
 */
@Schema(name = "DeviceKey")
public record DeviceKeyItem(
        Integer position,
        @Schema(type = SchemaType.STRING, enumeration = {"LINE", "BLF", "SPEED_DIAL"}) DeviceKey.Kind kind,
        @Schema(examples = "1002") String value,
        String label) {
    DeviceKey key() {
        return new DeviceKey(position == null ? 0 : position, kind, value, label == null ? "" : label.strip());
    }

    static DeviceKeyItem of(DeviceKey key) {
        return new DeviceKeyItem(key.position(), key.kind(), key.value(), key.label());
    }
}
