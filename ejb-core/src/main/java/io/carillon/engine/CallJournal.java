package io.carillon.engine;

import io.carillon.contract.CallId;
import io.carillon.journal.JournalClosed;
import io.carillon.journal.StateJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers every call that is not recorded yet, so that calls outlive the application and the process. When it has no
 * room, {@link #store} says no: the engine then refuses new calls and lets those that are up go on in memory alone.
 */
final class CallJournal implements AutoCloseable {
    private final StateJournal states;

    private CallJournal(StateJournal states) {
        this.states = states;
    }

    /**
     * Opens the journal of a directory and reads what is in it.
     *
     * @param segmentBytes size of a file
     * @param mostSegments how many files there may be, at least 3
     * @throws IOException when the directory cannot be used, or somebody else uses it
     */
    static CallJournal open(Path directory, int segmentBytes, int mostSegments) throws IOException {
        return new CallJournal(StateJournal.open(directory, "calls", segmentBytes, mostSegments));
    }

    /** When the one that had this journal before was last alive; the epoch when nobody had it. */
    Instant lastAlive() {
        return states.lastAlive();
    }

    /** Notes that the process is alive: after its end, calls it took along ended no later. */
    void alive(Instant now) {
        states.alive(now);
    }

    /** Every call with its latest state, as it stands now. */
    Map<CallId, byte[]> all() {
        Map<CallId, byte[]> all = new LinkedHashMap<>();
        states.all().forEach((id, state) -> all.put(new CallId(id), state));
        return all;
    }

    /** The latest state of a call, null when it is not here. */
    byte[] read(CallId call) {
        return states.read(call.value());
    }

    /**
     * Remembers the state of a call in place of the one before.
     *
     * @return false when there is no room; an earlier state of the call, if any, stays
     * @throws EngineUnavailable when the journal is closed: another deployment may have it by now
     */
    boolean store(CallId call, byte[] state) {
        try {
            return states.store(call.value(), state);
        } catch (JournalClosed closed) {
            throw new EngineUnavailable();
        }
    }

    /**
     * Forgets a call. When even that cannot be written, the call is found again after a restart, which does no harm.
     */
    void forget(CallId call) {
        states.forget(call.value());
    }

    /** Whether the last state could not be stored. */
    boolean isFull() {
        return states.isFull();
    }

    /** How many states could not be stored. */
    long refusals() {
        return states.refusals();
    }

    /** How many calls are in it. */
    int size() {
        return states.size();
    }

    /** Lets another deployment open the directory; from now on nothing is written any more. */
    @Override
    public void close() throws IOException {
        states.close();
    }
}
