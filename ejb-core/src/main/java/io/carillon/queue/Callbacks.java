package io.carillon.queue;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.directory.NotFound;
import io.carillon.directory.store.AuditNotes;
import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.store.CallbackStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;

/** Callers who want to be called back: stored before they are told so. */
@ApplicationScoped
public class Callbacks implements Consumer<Callback> {
    @Inject
    private CallbackStore store;

    @Inject
    private QueueFloor floor;

    @EJB
    private AuditNotes audit;

    /** Those who waited to be called when the server stopped. */
    void load() {
        try {
            store.open().forEach(floor::wish);
        } catch (SQLException failed) {
            throw new IllegalStateException("callers to be called back cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** Somebody new. @throws IllegalStateException when it cannot be stored; nothing has changed then */
    @Override
    public void accept(Callback callback) {
        try {
            store.insert(callback);
        } catch (SQLException failed) {
            throw new IllegalStateException("the caller cannot be noted: " + failed.getMessage(), failed);
        }
        floor.wish(callback);
    }

    /**
     * Somebody of the house takes one off the list.
     *
     * @param id the call in which it said so
     * @param who a login name, for the audit
     * @throws NotFound nobody of this queue waits by this call
     * @throws io.carillon.directory.Conflict it is being called now
     * @throws IllegalStateException when it cannot be stored; nothing has changed then
     */
    public void cancel(Tenant tenant, String queue, CallId id, String who) {
        Callback taken = floor.unwish(tenant, queue, id);
        if (taken == null) {
            throw new NotFound("there is no such caller to be called back");
        }
        try {
            store.update(taken.ending(Callback.Outcome.CANCELLED));
        } catch (SQLException failed) {
            floor.wish(taken);
            throw new IllegalStateException("the caller cannot be taken off: " + failed.getMessage(), failed);
        }
        audit.write(tenant, who, new AuditNotes.Change("queue-callback.cancelled", queue + "/" + id.value(),
                new Kept(taken.number(), taken.enteredAt(), taken.tries()), null));
        QueueLog.LOG.calledBack(taken.number(), queue, Callback.Outcome.CANCELLED, taken.tries());
    }

    /** What the audit says of one that was taken off. */
    public record Kept(String number, Instant enteredAt, int tries) {}

    /** Something has come of one. */
    void note(Callback callback) {
        try {
            store.update(callback);
        } catch (SQLException failed) {
            QueueLog.LOG.callbackNotNoted(callback.number(), callback.queue(), failed.getMessage());
        }
        QueueLog.LOG.calledBack(callback.number(), callback.queue(), callback.outcome(), callback.tries());
    }
}
