package io.carillon.api.apikeys;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A key to be made.
 *
 * @param name what it is for
 * @param roles what it may do
 * @param expiresAt when it is void; absent for never
 */
@Schema(name = "NewApiKey")
public record ApiKeyBody(
        @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,55}") @Schema(examples = "erp") String name,
        @NotNull @Size(min = 1, max = 3) Set<@NotNull @Pattern(regexp = "admin|supervisor|auditor") String> roles,
        @Future Instant expiresAt) {}
