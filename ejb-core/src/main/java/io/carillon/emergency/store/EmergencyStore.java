package io.carillon.emergency.store;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.emergency.EmergencyRecord;
import io.carillon.store.Columns;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes and reads records of calls for help. Each record names the one before it and the newest is named by a row of
 * its own, so that every one of them is referred to and the database refuses to delete any.
 */
@ApplicationScoped
public class EmergencyStore {
    private static final String INSERT = "insert into emergency_call (call_id, previous, tenant, at_time, extension,"
            + " extension_name, dialled, number, site, place, callback, trunk, test)"
            + " values (?,?,?,?,?,?,?,?,?,?,?,?,?)";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public EmergencyStore() {}

    EmergencyStore(DataSource database) {
        this.database = database;
    }

    /**
     * Commits a record; one that is there already changes nothing.
     *
     * @throws IllegalStateException the database did not take it
     */
    public void write(EmergencyRecord record) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                String newest = newest(connection);
                if (!isThere(connection, record.id())) {
                    insert(connection, record, newest);
                    point(connection, record.id());
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
