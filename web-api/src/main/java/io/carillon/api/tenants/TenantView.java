package io.carillon.api.tenants;

import io.carillon.directory.Customer;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A tenant.
 *
 * @param name by which it is known
 * @param displayName what people call it
 * @param enabled whether it is served: its telephones, its trunks, its people
 * @param domains SIP domains with which its telephones register
 * @param realm digest realm of its telephones
 * @param limits how much it may take; 0 is no bound
 * @param createdAt when it was made
 */
@Schema(name = "Tenant")
public record TenantView(
        String name,
        String displayName,
        boolean enabled,
        List<String> domains,
        String realm,
        TenantLimits limits,
        Instant createdAt) {
    static TenantView of(Customer customer, String realm) {
        return new TenantView(customer.tenant().name(), customer.displayName(), customer.enabled(), customer.domains(),
                realm, TenantLimits.of(customer.limits()), customer.createdAt());
    }
}
