package io.carillon.trunk;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Check;
import io.carillon.findme.FindMe;
import io.carillon.hours.QuietHours;
import io.carillon.screening.Screening;
import io.carillon.wakeup.WakeUp;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Changes one thing about the settings of an extension, whatever else changes meanwhile. When a method returns the
 * change is committed and calls are routed by it.
 */
@ApplicationScoped
public class ExtensionSwitch {
    private static final int TRIES = 5;

    @EJB
    private OutsideDesk desk;

    /**
     * Turns callers away who do not say who they are, or not.
     *
     * @param who for the audit
     */
    public void anonymous(Tenant tenant, String extension, boolean refused, String who) {
        change(new Stored<>(tenant, extension, Screening.NONE, null, null, 0), who, now -> now.withAnonymous(refused));
    }

    /**
     * Hides the number of an extension from those it calls, or not.
     *
     * @param who for the audit
     */
    public void hidden(Tenant tenant, String extension, boolean hide, String who) {
        change(new Stored<>(tenant, extension, LineSettings.DEFAULT, null, null, 0), who, now -> now.withHidden(hide));
    }

    /**
     * Lets the further numbers of an extension ring, or not.
     *
     * @param who for the audit
     * @throws NotFound it has none
     */
    public void findMe(Tenant tenant, String extension, boolean on, String who) {
        if (desk.find(FindMe.class, tenant, extension).isEmpty()) {
            throw new NotFound("extension " + extension + " has no further numbers");
        }
        change(new Stored<>(tenant, extension, FindMe.NONE, null, null, 0), who, now -> now.with(on));
    }

    /**
     * Lets the quiet hours of an extension hold, or not.
     *
     * @param who for the audit
     * @throws NotFound it has none
     */
    public void quiet(Tenant tenant, String extension, boolean on, String who) {
        if (desk.find(QuietHours.class, tenant, extension).isEmpty()) {
            throw new NotFound("extension " + extension + " has no quiet hours");
        }
        change(new Stored<>(tenant, extension, QuietHours.NONE, null, null, 0), who, now -> now.with(on));
    }

    /**
     * Has an extension called at a time to wake somebody.
     *
     * @param at when, null for never
     * @param who for the audit
     */
    public void wakeUp(Tenant tenant, String extension, Instant at, String who) {
        change(new Stored<>(tenant, extension, WakeUp.NONE, null, null, 0), who, now -> WakeUp.at(at));
    }

    /** Others may change it at the same time: then it is read again. */
    private <T extends Record> void change(Stored<T> otherwise, String who, UnaryOperator<T> how) {
        for (int i = 1; ; i++) {
            try {
                tried(otherwise, who, how);
                return;
            } catch (StaleVersion | Conflict raced) {
                if (i == TRIES) {
                    throw raced;
                }
            }
        }
    }

    private <T extends Record> void tried(Stored<T> otherwise, String who, UnaryOperator<T> how) {
        Optional<Stored<T>> now = desk.find(classOf(otherwise), otherwise.tenant(), otherwise.name());
        if (now.isEmpty()) {
            desk.create(otherwise.tenant(), otherwise.name(), how.apply(otherwise.settings()), who);
        } else {
            desk.update(otherwise.tenant(), otherwise.name(), how.apply(now.get().settings()),
                    new Check(now.get().version(), who));
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Record> Class<T> classOf(Stored<T> stored) {
        return (Class<T>) stored.settings().getClass();
    }
}
