package io.carillon.api.security;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A source that shall not be listened to.
 *
 * @param source address of it; of an IPv6 address the 64 bits that name its site count
 * @param minutes for how long; 60 when absent
 */
@Schema(name = "NewBan")
public record BanBody(
        @NotNull @Schema(examples = "198.51.100.7") String source,
        @Schema(minimum = "1", maximum = "525600", defaultValue = "60") Integer minutes) {
    private static final int MINUTES = 60;

    int orDefault() {
        return minutes == null ? MINUTES : minutes;
    }
}
