package io.carillon.tenant;

import io.carillon.contract.Tenant;
import io.carillon.directory.CustomerLimits;
import java.util.List;

/**
 * A tenant to be made.
 *
 * @param tenant its name
 * @param displayName what people call it
 * @param domains SIP domains of its telephones, one at least
 * @param realm digest realm; null for the first domain
 * @param limits how much it may take
 * @param admin login name of its first administrator; null for {@code admin@NAME}
 */
public record NewCustomer(
        Tenant tenant, String displayName, List<String> domains, String realm, CustomerLimits limits, String admin) {}
