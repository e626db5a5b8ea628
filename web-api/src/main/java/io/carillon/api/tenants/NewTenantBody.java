package io.carillon.api.tenants;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tenant to be made.
 *
 * @param name of 2 to 32 small letters, digits and hyphens
 * @param displayName what people call it; its name when absent
 * @param domains SIP domains with which its telephones register, none of them of another tenant
 * @param realm digest realm; the first domain when absent, and never changed
 * @param limits how much it may take; no bounds when absent
 * @param admin login name of its first administrator; {@code admin@NAME} when absent
 */
@Schema(name = "NewTenant")
public record NewTenantBody(
        @NotNull
                @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,30}[a-z0-9]", message = "must be 2 to 32 characters of a-z 0-9 -")
                @Schema(examples = "acme")
                String name,
        @Size(max = 80) String displayName,
        @NotEmpty @Size(max = 16) @Schema(examples = "[\"sip.acme.example\"]") List<@NotNull String> domains,
        @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") String realm,
        @Valid TenantLimits limits,
        @Pattern(regexp = "[a-z0-9._@-]{3,64}", message = "must be 3 to 64 characters of a-z, 0-9, . _ @ -")
                String admin) {}
