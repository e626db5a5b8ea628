package io.carillon.recording.store;

import io.carillon.cdr.Direction;
import io.carillon.contract.CallId;
import io.carillon.contract.Recorded;
import io.carillon.contract.Tenant;
import io.carillon.recording.RecordingEntry;
import io.carillon.store.Columns;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a recording becomes a row and back. */
final class RecordingColumns {
    static final String INSERT = "insert into recording (id, call_id, tenant, direction, caller, callee, extensions,"
            + " extension_a, extension_b, started_by, started_at, millis, bytes, rate, channels, lost, ended, pauses,"
            + " key_id, keep_until, legal_hold, doomed)"
            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,false)";

    /** What fits; a recording paused more often than that is still silent where it was. */
    private static final int MOST_PAUSES = 150;

    private RecordingColumns() {}

    static void fill(PreparedStatement row, RecordingEntry entry) throws SQLException {
        String[] extensions = entry.extensions().split(",");
        row.setString(1, entry.id());
        row.setString(2, entry.call().value());
        row.setString(3, Columns.text(entry.tenant().name(), 64));
        row.setString(4, entry.direction().name());
        row.setString(5, Columns.text(entry.caller(), 128));
        row.setString(6, Columns.text(entry.callee(), 128));
        row.setString(7, Columns.text(entry.extensions(), 200));
        row.setString(8, Columns.text(extensions[0], 128));
        row.setString(9, extensions.length > 1 ? Columns.text(extensions[1], 128) : "");
        row.setString(10, Columns.text(entry.startedBy(), 128));
        Columns.set(row, 11, entry.startedAt());
        row.setLong(12, entry.audio().millis());
        row.setLong(13, entry.audio().bytes());
        row.setInt(14, entry.audio().rate());
        row.setInt(15, entry.audio().channels());
        row.setLong(16, entry.audio().lost());
        row.setString(17, entry.audio().ended().name());
        row.setString(18, entry.audio().pauses().stream()
                .limit(MOST_PAUSES)
                .map(pause -> pause.fromMillis() + "-" + pause.toMillis())
                .collect(Collectors.joining(",")));
        row.setString(19, Columns.text(entry.audio().keyId(), 64));
        Columns.set(row, 20, entry.keep().until());
        row.setBoolean(21, entry.keep().hold());
    }

    static RecordingEntry entry(ResultSet row) throws SQLException {
        Instant keepUntil = Columns.instant(row, "keep_until");
        return new RecordingEntry(
                row.getString("id"),
                new CallId(row.getString("call_id")),
                new Tenant(row.getString("tenant")),
                Direction.valueOf(row.getString("direction")),
                row.getString("caller"),
                row.getString("callee"),
                row.getString("extensions"),
                row.getString("started_by"),
                Columns.instant(row, "started_at"),
                new RecordingEntry.Audio(row.getLong("millis"), row.getLong("bytes"), row.getInt("rate"),
                        row.getInt("channels"), row.getLong("lost"), Recorded.End.valueOf(row.getString("ended")),
                        pauses(row.getString("pauses")), row.getString("key_id")),
                new RecordingEntry.Keep(keepUntil, row.getBoolean("legal_hold")));
    }

    private static List<Recorded.Pause> pauses(String text) {
        List<Recorded.Pause> pauses = new ArrayList<>();
        for (String one : text.isEmpty() ? new String[0] : text.split(",")) {
            int dash = one.indexOf('-');
            pauses.add(new Recorded.Pause(
                    Long.parseLong(one.substring(0, dash)), Long.parseLong(one.substring(dash + 1))));
        }
        return pauses;
    }
}
