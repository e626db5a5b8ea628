package io.carillon.tenant;

import io.carillon.contract.Tenant;
import io.carillon.directory.Accounts;
import io.carillon.directory.Bindings;
import io.carillon.directory.Conflict;
import io.carillon.directory.Customer;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.Directory;
import io.carillon.directory.Extension;
import io.carillon.directory.NewAccount;
import io.carillon.directory.Secrets;
import io.carillon.directory.store.Check;
import io.carillon.tenant.store.CustomerStore;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tenants for whoever runs the server. A change is one transaction of its own; when the method returns it is committed and in
 * force.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Customers {
    private static final String ADMIN = "admin";

    @EJB
    private CustomerStore store;

    @EJB
    private CustomerLoader loader;

    @EJB
    private Accounts accounts;

    @EJB
    private Belongings belongings;

    @Inject
    private CustomerBook book;

    @Inject
    private Directory directory;

    @Inject
    private Bindings bindings;

    /**
     * Tenants by name.
     *
     * @param afterName last name of the page before, null for the first page
     */
    public List<Customer> page(String afterName, int limit) {
        return store.all().stream()
                .filter(one -> afterName == null || one.tenant().name().compareTo(afterName) > 0)
                .limit(limit)
                .toList();
    }

    /** One tenant. */
    public Optional<Customer> find(Tenant tenant) {
        return store.find(tenant);
    }

    /**
     * Makes a tenant and the account of its first administrator.
     *
     * @param who for the audit
     * @throws io.carillon.directory.Invalid bad fields
     * @throws Conflict its name, its realm, a domain or the login name is taken
     */
    public Welcome create(NewCustomer asked, String who) {
        CustomerRules.check(asked, Secrets.realm());
        String realm = asked.realm() == null ? asked.domains().get(0) : asked.realm();
        Customer made = store.insert(new Customer(asked.tenant(), asked.displayName(), true, asked.domains(), realm,
                asked.limits(), null, 0), who);
        String admin = asked.admin() == null ? ADMIN + "@" + asked.tenant().name() : asked.admin();
        String password = Secrets.generate();
        try {
            loader.refresh();
            accounts.create(made.tenant(),
                    new NewAccount(admin, password.toCharArray(), Set.of(ADMIN), true), who);
        } catch (RuntimeException failed) {
            // a tenant that nobody can enter is none
            store.delete(made.tenant(), new Check(made.version(), who));
            loader.refresh();
            throw failed;
        }
        return new Welcome(made, admin, password);
    }

    /**
     * Changes a tenant. Switched off, it has no registrations any more.
     *
     * @throws io.carillon.directory.Invalid bad fields
     * @throws io.carillon.directory.NotFound no such tenant
     * @throws io.carillon.directory.StaleVersion somebody else was quicker
     * @throws Conflict a domain is taken
     */
    public Customer update(Tenant tenant, ChangedCustomer asked, long expectedVersion, String who) {
        CustomerRules.check(tenant, asked);
        Customer changed = store.update(new Customer(tenant, asked.displayName(), asked.enabled(), asked.domains(),
                "", asked.limits(), null, expectedVersion), new Check(expectedVersion, who));
        loader.refresh();
        if (!changed.enabled()) {
            for (Extension extension : directory.current().page(tenant, null, Integer.MAX_VALUE)) {
                bindings.remove(extension.aor(), null);
            }
        }
        return changed;
    }

    /**
     * Removes a tenant that is switched off, with recordings, messages and everything else but the audit and its calls for help.
     *
     * @throws io.carillon.directory.NotFound no such tenant
     * @throws io.carillon.directory.StaleVersion somebody else was quicker
     * @throws Conflict it is the first tenant, still served, or has a recording on legal hold
     */
    public void delete(Tenant tenant, long expectedVersion, String who) {
        if (tenant.equals(Tenant.DEFAULT)) {
            throw new Conflict("the first tenant stays");
        }
        if (book.isServed(tenant)) {
            throw new Conflict("tenant " + tenant + " is still served; switch it off first");
        }
        List<Extension> extensions = directory.current().page(tenant, null, Integer.MAX_VALUE);
        belongings.destroy(tenant, extensions, who);
        store.delete(tenant, new Check(expectedVersion, who));
        loader.refresh();
    }
}
