package io.carillon.api.auth;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code.
 *
 * @param code what the device shows, or one of those on paper
 */
@Schema(name = "SecondFactorCode")
public record SecondFactorBody(@NotNull @Pattern(regexp = "[0-9A-Za-z-]{6,32}") String code) {
    /** Never prints the code. */
    @Override
    public String toString() {
        return "SecondFactorBody";
    }
}
