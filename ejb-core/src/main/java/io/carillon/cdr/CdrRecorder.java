package io.carillon.cdr;

import jakarta.ejb.Singleton;

/** Takes the records of finished calls and commits them in groups. */
@Singleton
public class CdrRecorder {
    /**
     * Hands over a record; never blocks.
     *
     * @param record the finished call
     * @param onCommitted runs on the writer's thread once the record is safe, also when it had been recorded before; must be quick
     * @return false when the queue is full: keep the record and offer it again later
     */
    public boolean record(CallRecord record, Runnable onCommitted) { throw new UnsupportedOperationException(); }
}
