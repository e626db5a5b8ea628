package io.carillon.event.store;

import io.carillon.cdr.store.LedgerRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The outbox table as the relay sees it. */
public final class OutboxStore {
    private final DataSource database;

    public OutboxStore(DataSource database) {
        this.database = database;
    }

    /** A row with its place in the order. */
    public record Numbered(long id, LedgerRow row) {}

    /** The oldest rows. */
    public List<Numbered> oldest(int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select * from outbox order by id limit ?")) {
            select.setInt(1, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<Numbered> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new Numbered(rows.getLong("id"), row(rows)));
                }
                return found;
            }
        }
    }

    /** Deletes the rows up to and including this one: the broker has them. */
    public void deleteThrough(long id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from outbox where id <= ?")) {
            delete.setLong(1, id);
            delete.executeUpdate();
        }
    }

    /** How many rows wait. */
    public long count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from outbox")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static LedgerRow row(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("tenant"),
                row.getString("direction"),
                row.getString("from_number"),
                row.getString("to_number"),
                row.getString("disposition"),
                row.getInt("schema_version"),
                row.getString("subject"),
                row.getString("payload"));
    }
}
