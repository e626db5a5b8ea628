package io.carillon.tenant;

import io.carillon.directory.Customer;
import io.carillon.directory.CustomerLimits;
import java.util.List;

/**
 * What the history keeps of a tenant.
 *
 * @param displayName what people call it
 * @param enabled whether it is served
 * @param domains SIP domains of its telephones
 * @param realm of its telephones; never changes
 * @param limits how much it may take
 */
public record KeptCustomer(String displayName, boolean enabled, List<String> domains, String realm, CustomerLimits limits) {
    /** What the history calls it. */
    public static final String KIND = "tenant";

    /** What is kept of this one. */
    public static KeptCustomer of(Customer customer) {
        return new KeptCustomer(customer.displayName(), customer.enabled(), customer.domains(), customer.realm(), customer.limits());
    }

    /** What is changed to have it so. */
    public ChangedCustomer asked() {
        return new ChangedCustomer(displayName, enabled, domains, limits);
    }
}
