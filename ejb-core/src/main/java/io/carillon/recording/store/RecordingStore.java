package io.carillon.recording.store;

import io.carillon.cdr.Cursor;
import io.carillon.contract.Tenant;
import io.carillon.recording.RecordingEntry;
import io.carillon.recording.RecordingPage;
import io.carillon.recording.RecordingQuery;
import io.carillon.store.Columns;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The tables of recordings. A recording and the event that tells of it are committed together. */
@ApplicationScoped
public class RecordingStore {
    private static final String CONSTRAINT = "23";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public RecordingStore() {}

    RecordingStore(DataSource database) {
        this.database = database;
    }

    /** A recording whose event the broker does not have yet. */
    public record Untold(RecordingEntry entry, String payload) {}

    /**
     * Commits a recording and its event; one that is there already changes nothing.
     *
     * @return whether it was new
     */
    public boolean insert(RecordingEntry entry, String payload) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement row = connection.prepareStatement(RecordingColumns.INSERT);
                    PreparedStatement event = connection.prepareStatement(
                            "insert into recording_event (recording_id, payload) values (?, ?)")) {
                RecordingColumns.fill(row, entry);
                row.executeUpdate();
                event.setString(1, entry.id());
                event.setString(2, payload);
                event.executeUpdate();
                connection.commit();
                return true;
            } catch (SQLException failed) {
                connection.rollback();
                if (failed.getSQLState() != null && failed.getSQLState().startsWith(CONSTRAINT)
                        && isThere(connection, entry.id())) {
                    return false;
                }
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isThere(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from recording where id = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Events that wait, oldest first. */
    public List<Untold> untold(int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select r.*, e.payload from recording_event e join recording r on r.id = e.recording_id"
                                + " order by e.recording_id limit ?")) {
            select.setInt(1, most);
            try (ResultSet rows = select.executeQuery()) {
                List<Untold> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Untold(RecordingColumns.entry(rows), rows.getString("payload")));
                }
                return found;
            }
        }
    }

    /** The broker has the event of a recording. */
    public void told(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("delete from recording_event where recording_id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    /** A page, newest first. One row more than asked for is read to know whether there is another page. */
    public RecordingPage search(RecordingQuery query) {
        Conditions where = new Conditions();
        where.add("tenant = ?", query.tenant().name());
        where.add("started_at >= ?", query.from());
        where.add("started_at < ?", query.to());
        where.add("caller = ?", query.caller());
        where.add("callee = ?", query.callee());
        where.add("(extension_a = ? or extension_b = ?)", query.extension(), query.extension());
        where.add("call_id = ?", query.call());
        if (query.cursor() != null) {
            Cursor cursor = Cursor.of(query.cursor());
            where.add("(started_at < ? or started_at = ? and id < ?)", cursor.startedAt(), cursor.startedAt(),
                    cursor.callId());
        }
        List<RecordingEntry> found = select(
                "where not doomed and " + where.text() + " order by started_at desc, id desc limit ?",
                where.and(query.limit() + 1));
        boolean more = found.size() > query.limit();
        List<RecordingEntry> page = more ? found.subList(0, query.limit()) : found;
        RecordingEntry last = more ? page.get(page.size() - 1) : null;
        return new RecordingPage(page, last == null ? null : new Cursor(last.startedAt(), last.id()).encoded());
    }

    /** One of a tenant. */
    public Optional<RecordingEntry> find(Tenant tenant, String id) {
        return select("where tenant = ? and id = ?", List.of(tenant.name(), id)).stream().findFirst();
    }

    /** Those whose time is over and that nobody holds, and those that are being destroyed. */
    public List<RecordingEntry> due(Instant now, int most) {
        return select("where doomed or keep_until <= ? and not legal_hold order by keep_until, id limit ?",
                List.of(now, most));
    }

    private List<RecordingEntry> select(String rest, List<Object> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from recording " + rest)) {
            set(select, values);
            try (ResultSet rows = select.executeQuery()) {
                List<RecordingEntry> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(RecordingColumns.entry(rows));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    private static void set(PreparedStatement statement, List<Object> values) throws SQLException {
        int next = 1;
        for (Object value : values) {
            if (value instanceof Instant instant) {
                Columns.set(statement, next++, instant);
            } else {
                statement.setObject(next++, value);
            }
        }
    }

    /** Keeps it whatever its retention says, or no longer; false when it is being destroyed. */
    public boolean hold(Tenant tenant, String id, boolean hold) {
        return change("update recording set legal_hold = ? where tenant = ? and id = ? and not doomed",
                List.of(hold, tenant.name(), id));
    }

    /** From now on it can only be destroyed; false when it is on hold. */
    public boolean doom(Tenant tenant, String id) {
        return change("update recording set doomed = true where tenant = ? and id = ? and not legal_hold",
                List.of(tenant.name(), id));
    }

    /** The row is gone, and its event if nobody has been told. */
    public void delete(Tenant tenant, String id) {
        change("delete from recording where tenant = ? and id = ?", List.of(tenant.name(), id));
    }

    private boolean change(String sql, List<Object> values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate() > 0;
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    /** Pieces of a where clause with their values. What comes from outside is a value. */
    private static final class Conditions {
        private final List<String> pieces = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String piece, Object... wanted) {
            if (wanted[0] != null) {
                pieces.add(piece);
                values.addAll(List.of(wanted));
            }
        }

        String text() {
            return String.join(" and ", pieces);
        }

        List<Object> and(int limit) {
            values.add(limit);
            return values;
        }
    }
}
