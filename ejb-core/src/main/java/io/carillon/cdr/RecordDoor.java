package io.carillon.cdr;

/**
 * Where finished calls are handed over to be recorded. Never blocks: false says that there is no room now, keep the call and
 * offer it again later. {@code onSafe} runs on the writer's thread once the record is safe, which is committed, now or
 * before, or kept as a dead letter because it cannot be; it must be quick.
 */
public interface RecordDoor {
    /** Takes the record of a call. */
    boolean record(CallRecord record, Runnable onSafe);

    /**
     * Takes what is certain of a call whose record could not be written; it becomes a dead letter without asking the database.
     *
     * @param reason why, for the administrator
     */
    boolean refuse(CallRecord record, String reason, Runnable onSafe);
}
