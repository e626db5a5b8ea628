package io.carillon.queue;

import io.carillon.queue.floor.QueueFloor;
import io.carillon.queue.store.CallbackStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Callers who want to be called back: stored before they are told so. */
@ApplicationScoped
public class Callbacks implements Consumer<Callback> {
    @Inject
    private CallbackStore store;

    @Inject
    private QueueFloor floor;

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
