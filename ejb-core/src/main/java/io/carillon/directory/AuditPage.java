package io.carillon.directory;

import java.util.List;

/**
 * A page of the audit, newest first.
 *
 * @param entries the rows
 * @param nextCursor opaque, for {@link AuditQuery#cursor}; null when this is the last page
 */
public record AuditPage(List<AuditEntry> entries, String nextCursor) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
