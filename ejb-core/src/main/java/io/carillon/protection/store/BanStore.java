package io.carillon.protection.store;

import io.carillon.contract.SourceBan;
import io.carillon.protection.AllowedNetwork;
import io.carillon.protection.KnownBan;
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
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The tables of bans and of networks that are never banned. */
@ApplicationScoped
public class BanStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public BanStore() {}

    /** On a database of the caller's choice. */
    public BanStore(DataSource database) {
        this.database = database;
    }

    /** Bans that hold or are remembered. */
    public List<KnownBan> bans() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(
                        "select source, begins_at, ends_at, times, reason, banned_by from source_ban order by source")) {
            List<KnownBan> all = new ArrayList<>();
            while (rows.next()) {
                SourceBan ban = new SourceBan(rows.getString("source"), Columns.instant(rows, "begins_at"),
                        Columns.instant(rows, "ends_at"), rows.getInt("times"),
                        SourceBan.Reason.valueOf(rows.getString("reason")));
                all.add(new KnownBan(ban, rows.getString("banned_by")));
            }
            return all;
        }
    }

    /** Something that is another once a ban was written or taken out. Cheap, so that each node can look at it each second. */
    public String mark() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select count(*), max(begins_at), max(ends_at), sum(times) from source_ban")) {
            row.next();
            return row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4);
        }
    }

    /** Writes a ban in the place of the one there was. */
    public void put(KnownBan known) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (write(connection, "update source_ban set begins_at = ?, ends_at = ?, times = ?, reason = ?, banned_by = ?"
                    + " where source = ?", known) == 0) {
                write(connection, "insert into source_ban (begins_at, ends_at, times, reason, banned_by, source)"
                        + " values (?,?,?,?,?,?)", known);
            }
            durability.ensure(connection);
        }
    }

    private static int write(Connection connection, String sql, KnownBan known) throws SQLException {
        SourceBan ban = known.ban();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Columns.set(statement, 1, ban.since());
            Columns.set(statement, 2, ban.until());
            statement.setInt(3, ban.times());
            statement.setString(4, ban.reason().name());
            statement.setString(5, Columns.text(known.by(), 64));
            statement.setString(6, ban.source());
            return statement.executeUpdate();
        }
    }

    /** Forgets a ban. @return whether there was one */
    public boolean remove(String source) throws SQLException {
        return delete("delete from source_ban where source = ?", source);
    }

    /** Forgets those that ended before this time. */
    public void forget(Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from source_ban where ends_at < ?")) {
            Columns.set(delete, 1, before);
            delete.executeUpdate();
        }
    }

    /** Networks that are never banned, by name. */
    public List<AllowedNetwork> allowed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select name, network from allowed_network order by name")) {
            List<AllowedNetwork> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new AllowedNetwork(rows.getString("name"), rows.getString("network")));
            }
            return all;
        }
    }

    /** Writes a network in the place of the one of that name. */
    public void allow(AllowedNetwork network) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (write(connection, "update allowed_network set network = ? where name = ?", network) == 0) {
                write(connection, "insert into allowed_network (network, name) values (?,?)", network);
            }
            durability.ensure(connection);
        }
    }

    private static int write(Connection connection, String sql, AllowedNetwork network) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, network.network());
            statement.setString(2, network.name());
            return statement.executeUpdate();
        }
    }

    /** Forgets a network. @return whether there was one */
    public boolean disallow(String name) throws SQLException {
        return delete("delete from allowed_network where name = ?", name);
    }

    private boolean delete(String sql, String key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, key);
            boolean there = delete.executeUpdate() > 0;
            durability.ensure(connection);
            return there;
        }
    }
}
