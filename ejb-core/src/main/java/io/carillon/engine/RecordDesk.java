package io.carillon.engine;

import io.carillon.call.Call;
import io.carillon.call.CallCodec;
import io.carillon.call.CdrDraft;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.RecordDoor;
import io.carillon.contract.CallId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Hands finished calls to the records and lets the journal forget them once they are committed. A record the recorder
 * has no room for waits: as a mere id when the journal has the call, as the call itself when it has not. A call whose
 * record cannot be written is filed as a dead letter with what is certain of it; nobody waits behind it.
 */
final class RecordDesk {
    /** Calls kept in memory when neither journal nor recorder has room; beyond that a record is lost, loudly. */
    static final int MOST_IN_MEMORY = 10_000;

    private record Waiting(CallId id, Call call) {}

    private final CallJournal journal;
    private final Function<Call, CallRecord> draft;
    private final RecordDoor recorder;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int inMemory;

    RecordDesk(CallJournal journal, Function<Call, CallRecord> draft, RecordDoor recorder) {
        this.journal = journal;
        this.draft = draft;
        this.recorder = recorder;
    }

    /** A call is over. */
    void over(Call call) {
        if (!offer(call)) {
            keep(call);
        }
    }

    private boolean offer(Call call) {
        CallId id = call.id();
        CallRecord record;
        try {
            record = draft.apply(call);
        } catch (RuntimeException unwritable) {
            return recorder.refuse(
                    CdrDraft.bare(call), "its record cannot be written: " + unwritable, () -> journal.forget(id));
        }
        return recorder.record(record, () -> journal.forget(id));
    }

    private void keep(Call call) {
        boolean safe = journalled(call.id()) != null;
        lock.lock();
        try {
            if (!safe && inMemory >= MOST_IN_MEMORY) {
                EngineLog.LOG.recordLost(call.id().value(), CdrDraft.bare(call).toString());
                return;
            }
            inMemory += safe ? 0 : 1;
            waiting.add(new Waiting(call.id(), safe ? null : call));
        } finally {
            lock.unlock();
        }
    }

    /** Offers what waits again, oldest first, until the recorder has no room or {@code most} were taken. */
    void retry(int most) {
        for (int i = 0; i < most; i++) {
            Waiting next = first();
            if (next == null) {
                return;
            }
            Call call = callOf(next);
            if (call != null && !offer(call)) {
                return;
            }
            drop(next);
        }
    }

    private Call callOf(Waiting waiting) {
        return waiting.call() != null ? waiting.call() : journalled(waiting.id());
    }

    /**
     * The finished call as the journal has it; null when it was recorded meanwhile, or its last state found no room.
     */
    private Call journalled(CallId id) {
        byte[] state = journal.read(id);
        try {
            Call call = state == null ? null : CallCodec.decode(state);
            return call != null && call.isOver() ? call : null;
        } catch (IllegalArgumentException damaged) {
            EngineLog.LOG.damaged(id.value(), damaged.getMessage());
            journal.forget(id);
            return null;
        }
    }

    private Waiting first() {
        lock.lock();
        try {
            return waiting.peek();
        } finally {
            lock.unlock();
        }
    }

    private void drop(Waiting done) {
        lock.lock();
        try {
            waiting.remove(done);
            inMemory -= done.call() == null ? 0 : 1;
        } finally {
            lock.unlock();
        }
    }

    /** How many finished calls wait for room. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
