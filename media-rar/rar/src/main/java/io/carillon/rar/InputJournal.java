package io.carillon.rar;

import io.carillon.contract.CallId;
import io.carillon.contract.CallInput;
import io.carillon.contract.Cause;
import io.carillon.contract.HungUp;
import io.carillon.contract.LegId;
import io.carillon.contract.LegRejected;
import io.carillon.contract.LegReleased;
import io.carillon.contract.MediaReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what happened to calls while no application listened, so that no call record is lost when the application is
 * replaced or the server is killed.
 *
 * <p>Every input is in memory and, through {@link JournalFile}, on disk; the application that comes next gets the
 * inputs of a call in their order and before any later one. Delivery is at least once: an input is struck out only
 * after the application took it.
 *
 * <p>With the first input of a call the legs it has then are noted. When a later process finds the call it knows
 * which of them died without an ending, and supplies one with {@link Cause#NODE_LOST}.
 *
 * <p>Bounded: beyond the limit the oldest inputs that end no leg are dropped and counted. Endings are always kept;
 * there is one per leg.
 */
final class InputJournal implements AutoCloseable {
    private final JournalFile file;
    private final int limit;
    private final Map<CallId, Waiting> calls = new LinkedHashMap<>();
    private final ArrayDeque<CallInput> droppable = new ArrayDeque<>();
    private int inputs;
    private long dropped;

    private static final class Waiting {
        final ArrayDeque<CallInput> inputs = new ArrayDeque<>();
        final Set<LegId> openLegs = new LinkedHashSet<>();
    }

    private InputJournal(JournalFile file, int limit) {
        this.file = file;
        this.limit = limit;
    }

    /**
     * Opens the journal and reads what an earlier process left.
     *
     * @param path the file; made when missing
     * @param limit inputs kept at most, endings not counted
     * @throws IOException when the file cannot be made or read
     */
    static InputJournal open(Path path, int limit) throws IOException {
        JournalFile file = JournalFile.open(path);
        InputJournal journal = new InputJournal(file, limit);
        file.replay(new JournalFile.Reader() {
            @Override
            public void legs(CallId call, Collection<LegId> legs) {
                journal.waiting(call).openLegs.addAll(legs);
            }

            @Override
            public void input(CallInput input) {
                journal.remember(input);
            }

            @Override
            public void done(CallId call) {
                journal.forget(call);
            }
        });
        journal.supplyEndings(Instant.now());
        if (journal.inputs > 0) {
            RarLog.LOG.journalLoaded(journal.inputs, journal.calls.size());
        }
        return journal;
    }

    private void supplyEndings(Instant at) {
        for (Map.Entry<CallId, Waiting> entry : calls.entrySet()) {
            for (LegId leg : List.copyOf(entry.getValue().openLegs)) {
                remember(new HungUp(entry.getKey(), leg, at, Cause.NODE_LOST, MediaReport.NONE));
            }
        }
        rewrite();
    }

    /**
     * Keeps an input.
     *
     * @param input what happened
     * @param legs the legs the call has now, the one that this input ends included
     */
    synchronized void add(CallInput input, Collection<LegId> legs) {
        if (!calls.containsKey(input.call())) {
            waiting(input.call()).openLegs.addAll(legs);
            file.appendLegs(input.call(), legs);
        }
        remember(input);
        file.append(input);
        if (droppable.size() > limit) {
            dropOldest();
        }
        if (file.isBloated(inputs)) {
            rewrite();
        }
    }

    private void remember(CallInput input) {
        Waiting waiting = waiting(input.call());
        waiting.inputs.add(input);
        inputs++;
        LegId ended = endedLeg(input);
        if (ended == null) {
            droppable.add(input);
        } else {
            waiting.openLegs.remove(ended);
        }
    }

    private Waiting waiting(CallId call) {
        return calls.computeIfAbsent(call, key -> new Waiting());
    }

    private void dropOldest() {
        CallInput oldest = droppable.poll();
        Waiting waiting = calls.get(oldest.call());
        if (waiting != null && removeSame(waiting.inputs, oldest)) {
            inputs--;
            dropped++;
            if (Long.bitCount(dropped) == 1) {
                RarLog.LOG.journalFull(dropped);
            }
        }
    }

    private static boolean removeSame(Collection<CallInput> from, CallInput one) {
        for (Iterator<CallInput> i = from.iterator(); i.hasNext();) {
            if (i.next() == one) {
                i.remove();
                return true;
            }
        }
        return false;
    }

    /** The leg that an input ends, or null. */
    static LegId endedLeg(CallInput input) {
        if (input instanceof HungUp hungUp) {
            return hungUp.leg();
        }
        if (input instanceof LegRejected rejected) {
            return rejected.leg();
        }
        return input instanceof LegReleased released ? released.leg() : null;
    }

    /** What waits for a call, oldest first; empty when nothing does. It keeps waiting until {@link #delivered}. */
    synchronized List<CallInput> of(CallId call) {
        Waiting waiting = calls.get(call);
        return waiting == null ? List.of() : new ArrayList<>(waiting.inputs);
    }

    /** The application took everything that waited for the call. */
    synchronized void delivered(CallId call) {
        if (forget(call)) {
            if (calls.isEmpty()) {
                droppable.clear();
                file.clear();
            } else {
                file.appendDone(call);
            }
        }
    }

    private boolean forget(CallId call) {
        Waiting gone = calls.remove(call);
        if (gone == null) {
            return false;
        }
        inputs -= gone.inputs.size();
        if (droppable.size() > 64 && droppable.size() > 2 * inputs) {
            Set<CallId> left = calls.keySet();
            droppable.removeIf(input -> !left.contains(input.call()));
        }
        return true;
    }

    /** Calls that something waits for. */
    synchronized Set<CallId> calls() {
        return Set.copyOf(calls.keySet());
    }

    /** Whether nothing waits; a cheap look before {@link #of}. */
    synchronized boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Inputs waiting. */
    synchronized int size() {
        return inputs;
    }

    /** Inputs dropped because the journal was full. */
    synchronized long dropped() {
        return dropped;
    }

    private void rewrite() {
        if (calls.isEmpty()) {
            file.clear();
            return;
        }
        file.rewrite(fresh -> calls.forEach((call, waiting) -> {
            fresh.appendLegs(call, waiting.openLegs);
            waiting.inputs.forEach(fresh::append);
        }));
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
