package io.carillon.webhook.store;

import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.webhook.Delivery;
import io.carillon.webhook.Delivery.Standing;
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

/** The table of what webhooks are told. */
@ApplicationScoped
public class WebhookStore {
    private static final String INSERT = "insert into webhook_delivery (tenant, webhook, event_id, event_type, payload,"
            + " standing, attempts, http_status, trouble, created_at, next_at) values (?, ?, ?, ?, ?, 'WAITING', 0, 0, '',"
            + " ?, ?)";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public WebhookStore() {}

    /** Of a test. */
    public WebhookStore(DataSource database) {
        this.database = database;
    }

    /** Puts a value into a statement. */
    @FunctionalInterface
    private interface Filling {
        void fill(PreparedStatement statement) throws SQLException;
    }

    /** Notes events; one that is there already stays as it is. @return how many were new */
    public int insert(List<Delivery.Fresh> deliveries, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                int fresh = 0;
                for (Delivery.Fresh one : deliveries) {
                    if (!isThere(connection, one)) {
                        fill(insert, one, now);
                        fresh += insert.executeUpdate();
                    }
                }
                connection.commit();
                return fresh;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isThere(Connection connection, Delivery.Fresh one) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id from webhook_delivery where tenant = ? and webhook = ? and event_id = ?")) {
            select.setString(1, one.tenant().name());
            select.setString(2, one.webhook());
            select.setString(3, one.eventId());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void fill(PreparedStatement insert, Delivery.Fresh one, Instant now) throws SQLException {
        insert.setString(1, one.tenant().name());
        insert.setString(2, one.webhook());
        insert.setString(3, one.eventId());
        insert.setString(4, one.eventType());
        insert.setString(5, one.payload());
        Columns.set(insert, 6, now);
        Columns.set(insert, 7, now);
    }

    /** How many deliveries of a webhook wait. */
    public int waiting(Tenant tenant, String webhook) throws SQLException {
        List<Integer> counted = select("select count(*) from webhook_delivery where tenant = ? and webhook = ?"
                + " and standing = 'WAITING'", row -> row.getInt(1), named(tenant, webhook));
        return counted.get(0);
    }

    /** Those that are due, oldest first. */
    public List<Delivery> due(Tenant tenant, String webhook, Instant now, int most) throws SQLException {
        return select("select * from webhook_delivery where tenant = ? and webhook = ? and standing = 'WAITING'"
                + " and next_at <= ? order by next_at, id limit ?", WebhookStore::delivery, statement -> {
                    named(tenant, webhook).fill(statement);
                    Columns.set(statement, 3, now);
                    statement.setInt(4, most);
                });
    }

    /**
     * Takes one on for this server, for a while: should it die, another takes it on after that.
     *
     * @return whether nobody else was quicker
     */
    public boolean claim(Delivery delivery, Instant until) throws SQLException {
        return update("update webhook_delivery set attempts = attempts + 1, next_at = ? where id = ? and attempts = ?"
                + " and standing = 'WAITING'", statement -> {
                    Columns.set(statement, 1, until);
                    statement.setLong(2, delivery.id());
                    statement.setInt(3, delivery.attempts());
                }) == 1;
    }

    /** What came of one. */
    public void settle(Delivery delivery) throws SQLException {
        update("update webhook_delivery set standing = ?, http_status = ?, trouble = ?, next_at = ? where id = ?",
                statement -> {
                    statement.setString(1, delivery.standing().name());
                    statement.setInt(2, delivery.httpStatus());
                    statement.setString(3, Columns.text(delivery.trouble(), 200));
                    Columns.set(statement, 4, delivery.nextAt());
                    statement.setLong(5, delivery.id());
                });
    }

    /**
     * Deliveries of a webhook, newest first.
     *
     * @param standing only those that are so, null for all
     * @param before id of the last of the page before
     */
    public List<Delivery> page(Tenant tenant, String webhook, Standing standing, long before, int most)
            throws SQLException {
        String and = standing == null ? "" : " and standing = '" + standing.name() + "'";
        return select("select * from webhook_delivery where tenant = ? and webhook = ? and id < ?" + and
                + " order by id desc limit ?", WebhookStore::delivery, statement -> {
                    named(tenant, webhook).fill(statement);
                    statement.setLong(3, before);
                    statement.setInt(4, most);
                });
    }

    /** One of a webhook. */
    public Optional<Delivery> find(Tenant tenant, String webhook, long id) throws SQLException {
        return select("select * from webhook_delivery where tenant = ? and webhook = ? and id = ?",
                WebhookStore::delivery, statement -> {
                    named(tenant, webhook).fill(statement);
                    statement.setLong(3, id);
                }).stream().findFirst();
    }

    /** Sends one again as if it were new. @return whether there is one */
    public boolean replay(Tenant tenant, String webhook, long id, Instant now) throws SQLException {
        return update("update webhook_delivery set standing = 'WAITING', attempts = 0, next_at = ? where tenant = ?"
                + " and webhook = ? and id = ?", statement -> {
                    Columns.set(statement, 1, now);
                    statement.setString(2, tenant.name());
                    statement.setString(3, webhook);
                    statement.setLong(4, id);
                }) == 1;
    }

    /** Sends all dead ones again. @return how many */
    public int replayDead(Tenant tenant, String webhook, Instant now) throws SQLException {
        return update("update webhook_delivery set standing = 'WAITING', attempts = 0, next_at = ? where tenant = ?"
                + " and webhook = ? and standing = 'DEAD'", statement -> {
                    Columns.set(statement, 1, now);
                    statement.setString(2, tenant.name());
                    statement.setString(3, webhook);
                });
    }

    /** A webhook is gone, and all that it was to be told. */
    public void forget(Tenant tenant, String webhook) throws SQLException {
        update("delete from webhook_delivery where tenant = ? and webhook = ?", named(tenant, webhook));
    }

    /** What was settled before that is forgotten. @return how many */
    public int purge(Standing standing, Instant before) throws SQLException {
        return update("delete from webhook_delivery where standing = ? and next_at < ?", statement -> {
            statement.setString(1, standing.name());
            Columns.set(statement, 2, before);
        });
    }

    private static Filling named(Tenant tenant, String webhook) {
        return statement -> {
            statement.setString(1, tenant.name());
            statement.setString(2, webhook);
        };
    }

    private int update(String sql, Filling filling) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(statement);
            return statement.executeUpdate();
        }
    }

    /** Reads a row. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> select(String sql, Reading<T> reading, Filling filling) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            filling.fill(statement);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(reading.read(rows));
                }
                return found;
            }
        }
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                new Tenant(row.getString("tenant")),
                row.getString("webhook"),
                row.getString("event_id"),
                row.getString("event_type"),
                row.getString("payload"),
                Standing.valueOf(row.getString("standing")),
                row.getInt("attempts"),
                row.getInt("http_status"),
                row.getString("trouble"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "next_at"));
    }
}
