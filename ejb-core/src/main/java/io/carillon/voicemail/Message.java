package io.carillon.voicemail;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Objects;

/**
 * What somebody said to a mailbox.
 *
 * @param id its name
 * @param tenant owner
 * @param mailbox number of the extension
 * @param audio name of the recording; several messages may share one
 * @param call the call it was said in
 * @param from who said it
 * @param receivedAt when
 * @param millis how long it is
 * @param mark what became of it
 */
public record Message(
        String id,
        Tenant tenant,
        String mailbox,
        String audio,
        CallId call,
        From from,
        Instant receivedAt,
        long millis,
        Mark mark) {
    public Message {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(audio, "audio");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /**
     * Who said it.
     *
     * @param number of the caller, {@code anonymous} when it was not to be known
     * @param name of the caller, empty when nobody knows
     * @param sentBy number of the extension that sent it on, empty when nobody did
     * @param note what whoever sent it on has written to it, empty for nothing
     */
    public record From(String number, String name, String sentBy, String note) {
        /** Without a note. */
        public From(String number, String name, String sentBy) {
            this(number, name, sentBy, "");
        }
    }

    /**
     * What became of it.
     *
     * @param folder where it lies
     * @param heardAt when it was first heard, null when it was not
     * @param deletedAt when it was deleted, null when it was not
     * @param keepUntil when it is destroyed, null for never
     */
    public record Mark(Folder folder, Instant heardAt, Instant deletedAt, Instant keepUntil) {}

    /** Whether the lamp burns for it. */
    public boolean isFresh() {
        return mark.folder() == Folder.NEW && mark.heardAt() == null && mark.deletedAt() == null;
    }

    /** Whole seconds of it. */
    public long seconds() {
        return (millis + 500) / 1000;
    }
}
