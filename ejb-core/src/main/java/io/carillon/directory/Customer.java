package io.carillon.directory;

import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A tenant as the house knows it.
 *
 * @param tenant its name: 2 to 32 characters of {@code [a-z0-9-]}
 * @param displayName what people call it
 * @param enabled of one that is not, no telephone registers or calls, no trunk is used and nobody logs in
 * @param domains SIP domains of its telephones, lower case, none of them of another tenant; all but the first tenant have one
 * @param realm digest realm of its telephones; never changes, because their secrets are kept as digests of it
 * @param limits how much it may take
 * @param createdAt when it was made
 * @param version grows with every change
 */
public record Customer(
        Tenant tenant,
        String displayName,
        boolean enabled,
        List<String> domains,
        String realm,
        CustomerLimits limits,
        Instant createdAt,
        long version) {
    public Customer {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(limits, "limits");
        domains = List.copyOf(domains);
    }

    /** Whether it is the first one, which the server belongs to. */
    public boolean isFirst() {
        return tenant.equals(Tenant.DEFAULT);
    }
}
