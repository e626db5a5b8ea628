package io.carillon.emergency;

import io.carillon.contract.Tenant;
import io.carillon.emergency.store.EmergencyStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The records of calls for help. They can be read; nobody can change or delete one. */
@ApplicationScoped
public class Emergencies {
    @Inject
    private EmergencyStore store;

    /**
     * Records of a tenant, newest first.
     *
     * @param before id of the last record of the page before, null for the first page
     */
    public List<EmergencyRecord> page(Tenant tenant, String before, int limit) {
        return store.page(tenant, before, limit);
    }
}
