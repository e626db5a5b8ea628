package io.carillon.presence.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.presence.MailboxCounts.Counts;
import io.carillon.store.Columns;
import io.carillon.store.Durability;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** Counts that somebody outside has set. */
@ApplicationScoped
public class WaitingStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public WaitingStore() {}

    /** On a database of the caller's choice. */
    public WaitingStore(DataSource database) {
        this.database = database;
    }

    /** All counts. */
    public Map<Aor, Counts> load() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select tenant, number, fresh, heard, fresh_urgent, heard_urgent"
                        + " from message_waiting")) {
            Map<Aor, Counts> all = new HashMap<>();
            while (rows.next()) {
                all.put(new Aor(new Tenant(rows.getString(1)), rows.getString(2)),
                        new Counts(rows.getInt(3), rows.getInt(4), rows.getInt(5), rows.getInt(6)));
            }
            return all;
        }
    }

    /** Puts counts in the place of those there were. */
    public void put(Aor mailbox, Counts counts, Instant at) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (write(connection, "update message_waiting set fresh = ?, heard = ?, fresh_urgent = ?, heard_urgent = ?,"
                    + " changed_at = ? where tenant = ? and number = ?", mailbox, counts, at) == 0) {
                write(connection, "insert into message_waiting (fresh, heard, fresh_urgent, heard_urgent, changed_at,"
                        + " tenant, number) values (?,?,?,?,?,?,?)", mailbox, counts, at);
            }
            durability.ensure(connection);
        }
    }

    private static int write(Connection connection, String sql, Aor mailbox, Counts counts, Instant at)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, counts.fresh());
            statement.setInt(2, counts.heard());
            statement.setInt(3, counts.freshUrgent());
            statement.setInt(4, counts.heardUrgent());
            Columns.set(statement, 5, at);
            statement.setString(6, mailbox.tenant().name());
            statement.setString(7, mailbox.user());
            return statement.executeUpdate();
        }
    }
}
