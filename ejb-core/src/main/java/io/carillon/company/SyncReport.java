package io.carillon.company;

import java.time.Instant;
import java.util.List;

/**
 * What a run did, or would do.
 *
 * @param startedAt when
 * @param dryRun whether it changed nothing because nobody asked it to
 * @param refused why it changed nothing although it should have; empty when it did
 * @param added extensions made
 * @param changed extensions that follow a change, moves included
 * @param disabled extensions whose entries are gone
 * @param unchanged extensions that were as they should be
 * @param failed entries of which nothing could be made
 * @param rows all but the unchanged, at most {@link #MOST_ROWS}
 */
public record SyncReport(
        Instant startedAt, boolean dryRun, String refused, int added, int changed, int disabled, int unchanged,
        int failed, List<SyncRow> rows) {
    /** Rows that a report tells; the counts are of all. */
    public static final int MOST_ROWS = 500;

    public SyncReport {
        rows = List.copyOf(rows);
    }

    static SyncReport of(Instant startedAt, boolean dryRun, String refused, List<SyncRow> all) {
        return new SyncReport(startedAt, dryRun, refused,
                count(all, SyncRow.Action.ADD),
                count(all, SyncRow.Action.CHANGE) + count(all, SyncRow.Action.MOVE),
                count(all, SyncRow.Action.DISABLE),
                count(all, SyncRow.Action.KEEP),
                count(all, SyncRow.Action.FAULT),
                all.stream().filter(row -> row.action() != SyncRow.Action.KEEP).limit(MOST_ROWS).toList());
    }

    private static int count(List<SyncRow> rows, SyncRow.Action action) {
        return (int) rows.stream().filter(row -> row.action() == action).count();
    }
}
