package io.carillon.queue.floor;

import io.carillon.contract.Aor;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.event.LiveEvent;
import io.carillon.presence.LiveCalls;
import io.carillon.queue.CallQueue;
import io.carillon.queue.Callback;
import java.time.Instant;
import java.util.Map;

/** What queues need of the house around them. Safe for all threads; nothing here waits for anything. */
public interface Surroundings {
    /** The live calls. */
    LiveCalls calls();

    /** The queues of a tenant that are switched on, by their numbers; the same object as long as nothing has changed. */
    Map<String, CallQueue> queues(Tenant tenant);

    /** Whether an extension is in a call. */
    boolean isBusy(Aor extension);

    /** Tells a call that its turn has come. @throws RuntimeException when it could not be told */
    void tell(CallId call);

    /**
     * Places a call: an agent is rung, and then the caller who wants to be called back.
     *
     * @param call id of the new call
     * @throws RuntimeException when it could not be placed
     */
    void callBack(Aor agent, Callback caller, CallId call);

    /** How often somebody is called back who is not there. */
    Callback.Patience patience();

    /** Something has come of calling somebody back. Must not wait for the database. */
    void note(Callback caller);

    /** Tells watchers. */
    void publish(LiveEvent event);

    /** An agent does not answer: it makes a pause from now on. Must not wait for the database. */
    void pause(Aor agent);

    /** What time it is. */
    Instant now();
}
