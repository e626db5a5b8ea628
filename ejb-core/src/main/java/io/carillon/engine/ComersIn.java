package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.Leg;
import io.carillon.call.Stage;
import io.carillon.contract.CallId;
import io.carillon.contract.LegId;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import io.carillon.presence.CallWatch;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whoever comes into the conversation of others by himself (RFC 3911) is written into the audit: he hears what they say. */
@ApplicationScoped
public class ComersIn implements CallWatch {
    private final Map<CallId, Set<LegId>> known = new ConcurrentHashMap<>();
    /** Who came before was written down by the application before this one. */
    private final Instant since;
    private final Book book;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/default")
    private ManagedExecutorService executor;

    @Inject
    private AuditTrail audit;

    /** Where it is written; must not wait. */
    @FunctionalInterface
    interface Book {
        void write(Tenant tenant, String who, String what);
    }

    /** Writes into the audit. */
    public ComersIn() {
        this.since = Instant.now();
        this.book = this::writeSoon;
    }

    ComersIn(Instant since, Book book) {
        this.since = since;
        this.book = book;
    }

    @Override
    public void changed(Call call) {
        if (call.stage() instanceof Stage.Conferring talk) {
            for (LegId other : talk.others()) {
                look(call, talk, call.leg(other));
            }
        } else if (call.isOver()) {
            known.remove(call.id());
        }
    }

    /** Who was called in did not come by himself, and in a conversation of his own he is no stranger. */
    private void look(Call call, Stage.Conferring talk, Leg other) {
        String a = call.leg(talk.a()).party();
        String b = call.leg(talk.b()).party();
        boolean stranger = other.role() == Leg.Role.CALLER && !other.party().equals(a) && !other.party().equals(b)
                && !other.startedAt().isBefore(since);
        if (stranger && known.computeIfAbsent(call.id(), any -> ConcurrentHashMap.newKeySet()).add(other.id())) {
            book.write(call.tenant(), other.party(), call.id() + " " + a + " " + b);
        }
    }

    private void writeSoon(Tenant tenant, String who, String what) {
        try {
            executor.execute(() -> writeNow(tenant, who, what));
        } catch (RuntimeException tooMany) {
            EngineLog.LOG.comingInNotWritten(who, what, tooMany.getMessage());
        }
    }

    private void writeNow(Tenant tenant, String who, String what) {
        try {
            audit.note(tenant, who, "call.joined", what);
        } catch (RuntimeException failed) {
            EngineLog.LOG.comingInNotWritten(who, what, failed.getMessage());
        }
    }
}
