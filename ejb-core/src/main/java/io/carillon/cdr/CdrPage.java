package io.carillon.cdr;

import java.util.List;

/**
 * A page of records, newest first.
 *
 * @param records the rows, with their legs
 * @param nextCursor opaque, for {@link CdrQuery#cursor}; null when this is the last page
 */
public record CdrPage(List<CallRecord> records, String nextCursor) {
    public CdrPage {
        records = List.copyOf(records);
    }
}
