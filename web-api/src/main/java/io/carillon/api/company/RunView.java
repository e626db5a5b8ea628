package io.carillon.api.company;

import io.carillon.company.SyncReport;
import io.carillon.company.SyncRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a run did, or would do.
 *
 * @param startedAt when
 * @param dryRun whether it only says what would be done
 * @param refused why it changed nothing although it should have; absent when it did
 * @param added extensions made
 * @param changed extensions that follow a change
 * @param disabled extensions whose entries are gone
 * @param unchanged extensions that were as they should be
 * @param failed entries of which nothing could be made
 * @param rows all but the unchanged, the first 500
 */
@Schema(name = "CompanyDirectoryRun")
public record RunView(
        Instant startedAt, boolean dryRun, String refused, int added, int changed, int disabled, int unchanged,
        int failed, List<Row> rows) {
    /**
     * What comes of one entry.
     *
     * @param action {@code add}, {@code change}, {@code move}, {@code disable} or {@code fault}
     * @param entry as the directory calls it
     * @param number of the extension
     * @param displayName shown on telephones
     * @param detail what changes, or what is wrong; absent when there is nothing to say
     */
    @Schema(name = "CompanyDirectoryRow")
    public record Row(String action, String entry, String number, String displayName, String detail) {
        static Row of(SyncRow row) {
            return new Row(row.action().name().toLowerCase(Locale.ROOT), row.where(), row.number(), row.name(),
                    row.detail().isEmpty() ? null : row.detail());
        }
    }

    static RunView of(SyncReport report) {
        return new RunView(report.startedAt(), report.dryRun(), report.refused().isEmpty() ? null : report.refused(),
                report.added(), report.changed(), report.disabled(), report.unchanged(), report.failed(),
                report.rows().stream().map(Row::of).toList());
    }
}
