package io.carillon.api.audit;

import io.carillon.directory.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Changes, newest first.
 *
 * @param items the changes
 * @param next send as {@code cursor} for the next page; absent on the last one
 */
@Schema(name = "AuditPage")
public record AuditListing(List<Change> items, String next) {

    /**
     * One change. Secrets and passwords are never part of it.
     *
     * @param id grows with every change
     * @param at when
     * @param who login name, or how the change came in when nobody was logged in
     * @param action what was done, for instance {@code extension.changed}
     * @param what number of the extension or name of the account
     * @param before how it was; absent when it is new
     * @param after how it is now; absent when it is gone
     */
    @Schema(name = "AuditChange")
    public record Change(long id, Instant at, String who, String action, String what, String before, String after) {
        static Change of(AuditEntry entry) {
            return new Change(
                    entry.id(), entry.at(), entry.who(), entry.action(), entry.subject(), entry.before(), entry.after());
        }
    }
}
