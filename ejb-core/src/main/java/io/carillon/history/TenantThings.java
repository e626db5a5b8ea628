package io.carillon.history;

import io.carillon.contract.Tenant;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.directory.Customer;
import io.carillon.store.RecordJson;
import io.carillon.tenant.Customers;
import io.carillon.tenant.KeptCustomer;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Tenants, as the first one makes them. A whole house neither goes nor comes back by the way. */
@ApplicationScoped
class TenantThings implements Things {
    @EJB
    private Customers customers;

    @Override
    public boolean knows(String kind) {
        return kind.equals(KeptCustomer.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return customers.find(new Tenant(subject.name())).map(TenantThings::json);
    }

    private static JsonObject json(Customer customer) {
        return RecordJson.write(KeptCustomer.of(customer));
    }

    @Override
    public List<Missing> create(Comeback back) {
        throw new Conflict("nothing of what was in " + back.subject() + " is kept: make a new one");
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        Tenant tenant = new Tenant(subject.name());
        Customer now = customers.find(tenant).orElseThrow(() -> Things.missing(subject));
        Things.same(subject, turn.now(), json(now));
        customers.update(tenant, RecordJson.read(KeptCustomer.class, turn.next()).asked(), now.version(), who);
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        throw new Conflict("with " + subject + " all that is in it would go for good: delete it as a tenant");
    }
}
