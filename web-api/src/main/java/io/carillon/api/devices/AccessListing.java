package io.carillon.api.devices;

import io.carillon.provisioning.Access;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who asked for files of a device.
 *
 * @param items newest first, the last 50
 */
@Schema(name = "DeviceAccesses")
public record AccessListing(List<Item> items) {
    static AccessListing of(List<Access> accesses) {
        return new AccessListing(accesses.stream()
                .map(one -> new Item(one.at(), one.source(), one.secure(), one.file(), one.agent(), one.outcome()))
                .toList());
    }

    /**
     * A request.
     *
     * @param at when
     * @param source address it came from
     * @param secure whether the connection was encrypted
     * @param file what was asked for
     * @param agent User-Agent
     * @param outcome what it got; EXPOSED means that the secret address was used over an open connection: renew the device
     */
    @Schema(name = "DeviceAccess")
    public record Item(
            Instant at,
            String source,
            boolean secure,
            String file,
            String agent,
            @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"SERVED", "SERVED_WITHOUT_SECRETS", "SERVED_IN_WINDOW", "NO_SUCH_FILE", "EXPOSED"})
                    Access.Outcome outcome) {}
}
