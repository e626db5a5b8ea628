package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.event.ConditionSwitched;
import io.carillon.event.LiveEvents;
import io.carillon.hours.Standing;
import io.carillon.hours.TimeCondition;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Opens and closes time conditions by hand. The last to do so wins, whatever else changes meanwhile. */
@ApplicationScoped
public class ConditionSwitch {
    private static final int TRIES = 5;

    @EJB
    private OutsideDesk desk;

    @Inject
    private LiveEvents events;

    /**
     * Says what holds from now on. When it returns that is committed and calls are routed by it.
     *
     * @param who for the audit: a login name, or the extension that dialled a feature code
     * @throws NotFound no such condition
     * @throws StaleVersion others keep changing it
     */
    public Stored<TimeCondition> turn(Tenant tenant, String number, Standing standing, String who) {
        Stored<TimeCondition> changed = changed(tenant, number, standing, who);
        events.publish(new ConditionSwitched(tenant, Instant.now(), number, standing, who));
        return changed;
    }

    private Stored<TimeCondition> changed(Tenant tenant, String number, Standing standing, String who) {
        for (int i = 1; ; i++) {
            Stored<TimeCondition> now = desk.find(TimeCondition.class, tenant, number)
                    .orElseThrow(() -> new NotFound("there is no time condition " + number));
            try {
                return desk.update(
                        tenant, number, now.settings().with(standing), new Check(now.version(), who));
            } catch (StaleVersion raced) {
                if (i == TRIES) {
                    throw raced;
                }
            }
        }
    }
}
