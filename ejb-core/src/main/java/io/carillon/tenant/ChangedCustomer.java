package io.carillon.tenant;

import io.carillon.directory.CustomerLimits;
import java.util.List;

/**
 * A tenant as it shall be.
 *
 * @param displayName what people call it
 * @param enabled whether it is served
 * @param domains SIP domains of its telephones
 * @param limits how much it may take
 */
public record ChangedCustomer(String displayName, boolean enabled, List<String> domains, CustomerLimits limits) {}
