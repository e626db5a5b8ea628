package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.hotdesk.DeskLogin;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Logs people in at the telephones of others. When a method returns the change is committed and calls are routed by it. */
@ApplicationScoped
public class DeskSwitch {
    @EJB
    private OutsideDesk desk;

    @Inject
    private OutsidePlan plan;

    /**
     * From now on somebody uses a telephone, and no other of which that is known.
     *
     * @throws Conflict or StaleVersion when somebody else logs in there at the same moment
     */
    public void login(Tenant tenant, String telephone, String user) {
        for (String other : plan.current().of(tenant).inside().desksOf(user)) {
            if (!other.equals(telephone)) {
                logout(tenant, other, user);
            }
        }
        Optional<Stored<DeskLogin>> now = desk.find(DeskLogin.class, tenant, telephone);
        if (now.isEmpty()) {
            desk.create(tenant, telephone, new DeskLogin(user), user);
        } else {
            desk.update(tenant, telephone, new DeskLogin(user), new Check(now.get().version(), user));
        }
    }

    /** The telephone is its own extension's again. @return false when nobody has logged in there */
    public boolean logout(Tenant tenant, String telephone, String who) {
        Optional<Stored<DeskLogin>> now = desk.find(DeskLogin.class, tenant, telephone);
        now.ifPresent(login -> desk.delete(
                DeskLogin.class, tenant, telephone, new Check(login.version(), who)));
        return now.isPresent();
    }
}
