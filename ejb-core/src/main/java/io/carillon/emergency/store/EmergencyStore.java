package io.carillon.emergency.store;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.emergency.EmergencyRecord;
import io.carillon.emergency.NoticeDesk;
import io.carillon.emergency.PendingNotice;
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
import javax.sql.DataSource;

/**
 * Writes and reads records of calls for help. Each record names the one before it and the newest is named by a row of
 * its own, so that every one of them is referred to and the database refuses to delete any.
 */
@ApplicationScoped
public class EmergencyStore implements NoticeDesk {
    private static final String INSERT = "insert into emergency_call (call_id, previous, tenant, at_time, extension,"
            + " extension_name, dialled, number, site, place, callback, trunk, test)"
            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private static final String NOTICE = "insert into emergency_notice (id, call_id, way, recipient, subject, body,"
            + " created_at, due_at, attempts) values (?,?,?,?,?,?,?,?,?)";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public EmergencyStore() {}

    EmergencyStore(DataSource database) {
        this.database = database;
    }

    /**
     * Commits a record and whom it has to be told to; a record that is there already changes nothing.
     *
     * @throws IllegalStateException the database did not take it
     */
    public void write(EmergencyRecord record, List<PendingNotice> notices) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                String newest = newest(connection);
                if (!isThere(connection, record.id())) {
                    insert(connection, record, newest);
                    point(connection, record.id());
                    insert(connection, notices);
                }
                connection.commit();
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    /** Locks the chain: records are added one at a time. */
    private static String newest(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select newest from emergency_chain where id = 1 for update");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static boolean isThere(Connection connection, CallId call) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select call_id from emergency_call where call_id = ?")) {
            select.setString(1, call.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void insert(Connection connection, EmergencyRecord record, String previous) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, record.id().value());
            insert.setString(2, previous);
            insert.setString(3, record.tenant().name());
            Columns.set(insert, 4, record.at());
            insert.setString(5, Columns.text(record.from(), 128));
            insert.setString(6, Columns.text(record.fromName(), 128));
            insert.setString(7, Columns.text(record.dialled(), 64));
            insert.setString(8, Columns.text(record.number(), 64));
            insert.setString(9, Columns.text(record.site(), 64));
            insert.setString(10, Columns.text(record.place(), 1000));
            insert.setString(11, Columns.text(record.callback(), 64));
            insert.setString(12, Columns.text(record.trunk(), 64));
            insert.setBoolean(13, record.test());
            insert.executeUpdate();
        }
    }

    private static void point(Connection connection, CallId call) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update emergency_chain set newest = ? where id = 1")) {
            update.setString(1, call.value());
            update.executeUpdate();
        }
    }

    private static void insert(Connection connection, List<PendingNotice> notices) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTICE)) {
            for (PendingNotice notice : notices) {
                insert.setString(1, notice.id());
                insert.setString(2, notice.call().value());
                insert.setString(3, notice.way().name());
                insert.setString(4, Columns.text(notice.recipient(), 254));
                insert.setString(5, Columns.text(notice.subject(), 400));
                insert.setString(6, Columns.text(notice.body(), 8_000));
                Columns.set(insert, 7, notice.at());
                Columns.set(insert, 8, notice.at());
                insert.setInt(9, notice.attempts());
                insert.executeUpdate();
            }
        }
    }

    /** The record of a call. */
    public EmergencyRecord find(CallId call) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from emergency_call where call_id = ?")) {
            select.setString(1, call.value());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return record(row);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    @Override
    public List<PendingNotice> due(Instant now, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select * from emergency_notice where due_at <= ? order by way, due_at, id limit ?")) {
            Columns.set(select, 1, now);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                List<PendingNotice> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new PendingNotice(row.getString("id"), new CallId(row.getString("call_id")),
                            PendingNotice.Way.valueOf(row.getString("way")), row.getString("recipient"),
                            row.getString("subject"), row.getString("body"), Columns.instant(row, "created_at"),
                            row.getInt("attempts")));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    @Override
    public void done(String id) {
        change("delete from emergency_notice where id = ?", statement -> statement.setString(1, id));
    }

    @Override
    public void later(String id, Instant due) {
        change("update emergency_notice set due_at = ?, attempts = attempts + 1 where id = ?", statement -> {
            Columns.set(statement, 1, due);
            statement.setString(2, id);
        });
    }

    @FunctionalInterface
    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    private void change(String sql, Filling filling) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(statement);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    /** Records of a tenant behind one, newest first. */
    public List<EmergencyRecord> page(Tenant tenant, String before, int limit) {
        String query = "select * from emergency_call where tenant = ?" + (before == null ? ""
                : " and (at_time, call_id) < (select at_time, call_id from emergency_call where call_id = ?)")
                + " order by at_time desc, call_id desc limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            int next = 1;
            select.setString(next++, tenant.name());
            if (before != null) {
                select.setString(next++, before);
            }
            select.setInt(next, limit);
            try (ResultSet row = select.executeQuery()) {
                List<EmergencyRecord> found = new ArrayList<>();
                while (row.next()) {
                    found.add(record(row));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(Columns.firstLine(failed), failed);
        }
    }

    private static EmergencyRecord record(ResultSet row) throws SQLException {
        return new EmergencyRecord(new CallId(row.getString("call_id")), new Tenant(row.getString("tenant")),
                Columns.instant(row, "at_time"), row.getString("extension"), row.getString("extension_name"),
                row.getString("dialled"), row.getString("number"), row.getString("site"),
                row.getString("place"), row.getString("callback"), row.getString("trunk"), row.getBoolean("test"));
    }
}
