package io.carillon.subscription.store;

import io.carillon.contract.Tenant;
import io.carillon.subscription.WatchList;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Lists that can be watched. Members are numbers without blanks, so one column holds them. It is changed in the
 * transaction of whoever changes it.
 */
@ApplicationScoped
public class WatchListStore {
    private static final String KEY = " where tenant = ? and name = ?";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public WatchListStore() {}

    /** On a database of the caller's choice. */
    public WatchListStore(DataSource database) {
        this.database = database;
    }

    /** All lists. */
    public List<WatchList> load() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery("select tenant, name, display_name, members, version from watch_list")) {
            List<WatchList> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new WatchList(new Tenant(rows.getString(1)), rows.getString(2), rows.getString(3),
                        List.of(rows.getString(4).split(" ")), rows.getLong(5)));
            }
            return all;
        }
    }

    /** Adds one. */
    public void insert(WatchList list) throws SQLException {
        write("insert into watch_list (display_name, members, version, tenant, name) values (?,?,?,?,?)", list);
    }

    /** Puts it in the place of the one with its name. */
    public void update(WatchList list) throws SQLException {
        write("update watch_list set display_name = ?, members = ?, version = ?" + KEY, list);
    }

    private void write(String sql, WatchList list) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, list.displayName());
            statement.setString(2, String.join(" ", list.members()));
            statement.setLong(3, list.version());
            statement.setString(4, list.tenant().name());
            statement.setString(5, list.name());
            statement.executeUpdate();
        }
    }

    /** Takes it away. */
    public void delete(WatchList list) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("delete from watch_list" + KEY)) {
            statement.setString(1, list.tenant().name());
            statement.setString(2, list.name());
            statement.executeUpdate();
        }
    }
}
