package io.carillon.engine;

import io.carillon.completion.Completions;
import io.carillon.contract.AppAsked;
import io.carillon.contract.AppRequest;
import io.carillon.contract.CallerIdentity;
import io.carillon.contract.DialledNumber;
import io.carillon.contract.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/** Looks every second who can be called back. */
@Startup
@Singleton
@DependsOn("DirectoryLoader")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CompletionClock {
    @Inject
    private EngineRoom room;

    @Inject
    private Completions completions;

    @Inject
    private SwitchLine line;

    /** Wishes of before. */
    @PostConstruct
    void load() {
        completions.load(Instant.now());
    }

    /** Whoever wanted it rings first, and sees whom he is going to be connected to. */
    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    public void tick() {
        Instant now = Instant.now();
        for (Completions.Due due : completions.due(who -> room.registry().callsOf(who) == 0, now)) {
            String wanted = due.wanted().user();
            try {
                line.submit(new AppAsked(Ids.newCall(), now, new AppRequest.Originate("call-completion", due.by(),
                        new DialledNumber(wanted), new CallerIdentity(wanted, "Free now"))));
                completions.done(due);
            } catch (SwitchUnavailable busy) {
                EngineLog.LOG.notCalledBack(due.by().user(), wanted, busy.getMessage());
                again(due, now);
            } catch (IllegalStateException notStored) {
                EngineLog.LOG.wishNotStored(due.by().user(), notStored.getMessage());
            }
        }
    }

    private void again(Completions.Due due, Instant now) {
        try {
            completions.wish(due.by(), due.wanted(), now);
        } catch (IllegalStateException notStored) {
            EngineLog.LOG.wishNotStored(due.by().user(), notStored.getMessage());
        }
    }
}
