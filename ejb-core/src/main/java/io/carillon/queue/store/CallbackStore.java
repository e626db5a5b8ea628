package io.carillon.queue.store;

import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.queue.Callback;
import io.carillon.store.Columns;
import io.carillon.store.Durability;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Callers who want to be called back, in the database. */
@ApplicationScoped
public class CallbackStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public CallbackStore() {}

    /** On a database of the caller's choice. */
    public CallbackStore(DataSource database) {
        this.database = database;
    }

    /** Those who wait to be called, of all tenants. */
    public List<Callback> open() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select id, tenant, queue, number, entered_at,"
                        + " tries, not_before from queue_callback where outcome = ? order by entered_at, id")) {
            select.setString(1, Callback.Outcome.OPEN.name());
            List<Callback> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Callback(new CallId(rows.getString("id")), new Tenant(rows.getString("tenant")),
                            rows.getString("queue"), rows.getString("number"), Columns.instant(rows, "entered_at"),
                            rows.getInt("tries"), Columns.instant(rows, "not_before"), Callback.Outcome.OPEN));
                }
            }
            return found;
        }
    }

    /** Somebody new. */
    public void insert(Callback callback) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("insert into queue_callback (tenant, queue,"
                    + " number, entered_at, tries, not_before, outcome, id) values (?,?,?,?,?,?,?,?)")) {
                insert.setString(1, callback.tenant().name());
                insert.setString(2, Columns.text(callback.queue(), 15));
                insert.setString(3, Columns.text(callback.number(), 64));
                Columns.set(insert, 4, callback.enteredAt());
                insert.setInt(5, callback.tries());
                Columns.set(insert, 6, callback.notBefore());
                insert.setString(7, callback.outcome().name());
                insert.setString(8, callback.id().value());
                insert.executeUpdate();
            }
            durability.ensure(connection);
        }
    }

    /** What has come of one since. */
    public void update(Callback callback) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement update = connection.prepareStatement(
                    "update queue_callback set tries = ?, not_before = ?, outcome = ? where id = ?")) {
                update.setInt(1, callback.tries());
                Columns.set(update, 2, callback.notBefore());
                update.setString(3, callback.outcome().name());
                update.setString(4, callback.id().value());
                update.executeUpdate();
            }
            durability.ensure(connection);
        }
    }
}
