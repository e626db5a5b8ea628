package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.screening.Screening;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Changes one thing about the screening of an extension, whatever else changes meanwhile. */
@ApplicationScoped
public class ScreeningSwitch {
    private static final int TRIES = 5;

    @EJB
    private OutsideDesk desk;

    /**
     * Turns callers away who do not say who they are, or not. When it returns that is committed.
     *
     * @param who for the audit
     * @throws StaleVersion and {@link Conflict}: others keep changing it
     */
    public void anonymous(Tenant tenant, String extension, boolean refused, String who) {
        for (int i = 1; ; i++) {
            try {
                set(tenant, extension, refused, who);
                return;
            } catch (StaleVersion | Conflict raced) {
                if (i == TRIES) {
                    throw raced;
                }
            }
        }
    }

    private void set(Tenant tenant, String extension, boolean refused, String who) {
        Optional<Stored<Screening>> now = desk.find(Screening.class, tenant, extension);
        if (now.isEmpty()) {
            desk.create(tenant, extension, Screening.NONE.withAnonymous(refused), who);
        } else {
            desk.update(tenant, extension, now.get().settings().withAnonymous(refused),
                    new Check(now.get().version(), who));
        }
    }
}
