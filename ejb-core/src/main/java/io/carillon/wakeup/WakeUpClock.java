package io.carillon.wakeup;

import static io.carillon.wakeup.WakeUpLog.LOG;

import io.carillon.contract.Aor;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.SwitchLink;
import io.carillon.directory.store.Check;
import io.carillon.feature.wakeup.WakeUpCalls;
import io.carillon.trunk.Stored;
import io.carillon.trunk.store.OutsideStore;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls whoever is to be woken. The next try is committed before the telephone rings: a server that dies meanwhile, or
 * a second one, neither forgets nor doubles it. Who answers is not called again.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WakeUpClock {
    private static final String WHO = "wake-up";

    @EJB
    private OutsideStore store;

    @Inject
    private SwitchLink link;

    private final ReentrantLock turn = new ReentrantLock();

    /** Every five seconds. */
    @Schedule(second = "*/5", minute = "*", hour = "*", persistent = false)
    public void tick() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            Instant now = Instant.now();
            store.all(WakeUp.class).stream()
                    .filter(stored -> stored.settings().isDue(now))
                    .forEach(stored -> wake(stored, now));
        } catch (RuntimeException failed) {
            LOG.notRead(failed.toString());
        } finally {
            turn.unlock();
        }
    }

    private void wake(Stored<WakeUp> stored, Instant now) {
        WakeUp due = stored.settings();
        boolean inVain = due.isInVain(now);
        try {
            store.update(stored.tenant(), stored.name(), inVain ? WakeUp.NONE : due.called(now),
                    new Check(stored.version(), WHO));
        } catch (StaleVersion changed) {
            LOG.debugf("%s has changed its wake-up call meanwhile", stored.name());
            return;
        }
        if (inVain) {
            LOG.inVain(stored.name(), stored.tenant().name(), due.at().toString(), due.rings());
            return;
        }
        SwitchLink.Answer<Boolean> told = link.ask(connection -> {
            connection.submit(new AppAsked(Ids.newCall(), now, new AppRequest.Originate(WHO,
                    new Aor(stored.tenant(), stored.name()), new DialledNumber(WakeUpCalls.HEARD),
                    new CallerIdentity(stored.name(), "Wake-up"))));
            return true;
        });
        if (told.value().isEmpty()) {
            LOG.notCalled(stored.name(), stored.tenant().name(), told.trouble());
        }
    }
}
