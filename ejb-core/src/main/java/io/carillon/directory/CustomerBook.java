package io.carillon.directory;

import io.carillon.contract.SipDomain;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenants as last committed: one reference, read without locks or database. */
@ApplicationScoped
public class CustomerBook {
    private volatile Map<Tenant, Customer> customers = Map.of();

    /** These from now on. */
    public void replace(Collection<Customer> all) {
        Map<Tenant, Customer> next = new HashMap<>();
        all.forEach(customer -> next.put(customer.tenant(), customer));
        customers = Map.copyOf(next);
    }

    /** Whether its people and telephones are served; before any are known, everybody is. */
    public boolean isServed(Tenant tenant) {
        Map<Tenant, Customer> known = customers;
        Customer customer = known.get(tenant);
        return known.isEmpty() || customer != null && customer.enabled();
    }

    /** How much it may take. */
    public CustomerLimits limits(Tenant tenant) {
        Customer customer = customers.get(tenant);
        return customer == null ? CustomerLimits.NONE : customer.limits();
    }

    /** The realm in which its telephones prove themselves. The first tenant has that of the server. */
    public String realm(Tenant tenant) {
        Customer customer = customers.get(tenant);
        return customer == null || customer.isFirst() ? Secrets.realm() : customer.realm();
    }

    /** The domain that its telephones are told; empty when they are told the address of the server. */
    public Optional<String> domain(Tenant tenant) {
        Customer customer = customers.get(tenant);
        return customer == null ? Optional.empty() : customer.domains().stream().findFirst();
    }

    /** What the switch has to know. */
    public List<SipDomain> domains() {
        List<SipDomain> all = new ArrayList<>();
        for (Customer customer : customers.values()) {
            String realm = realm(customer.tenant());
            customer.domains().forEach(name -> all.add(new SipDomain(name, customer.tenant(), realm)));
        }
        return all;
    }
}
