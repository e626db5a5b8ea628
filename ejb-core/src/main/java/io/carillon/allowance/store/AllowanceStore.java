package io.carillon.allowance.store;

import io.carillon.allowance.Allowance;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.store.Durability;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** The table of limits that extensions have of their own. */
@ApplicationScoped
public class AllowanceStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public AllowanceStore() {}

    /** On a database of the caller's choice. */
    public AllowanceStore(DataSource database) {
        this.database = database;
    }

    /** All limits. */
    public Map<Aor, Allowance> load() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(
                        "select tenant, number, calls, per_second, per_minute from call_limit")) {
            Map<Aor, Allowance> all = new HashMap<>();
            while (rows.next()) {
                all.put(new Aor(new Tenant(rows.getString("tenant")), rows.getString("number")),
                        new Allowance(number(rows, "calls"), number(rows, "per_second"), number(rows, "per_minute")));
            }
            return all;
        }
    }

    private static Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** Puts limits in the place of those there were; the usual ones are no row. */
    public void put(Aor extension, Allowance allowance) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from call_limit where tenant = ? and number = ?")) {
                delete.setString(1, extension.tenant().name());
                delete.setString(2, extension.user());
                delete.executeUpdate();
            }
            if (!allowance.equals(Allowance.USUAL)) {
                insert(connection, extension, allowance);
            }
            durability.ensure(connection);
        }
    }

    private static void insert(Connection connection, Aor extension, Allowance allowance) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into call_limit (tenant, number, calls, per_second, per_minute) values (?,?,?,?,?)")) {
            insert.setString(1, extension.tenant().name());
            insert.setString(2, extension.user());
            insert.setObject(3, allowance.calls(), Types.INTEGER);
            insert.setObject(4, allowance.perSecond(), Types.INTEGER);
            insert.setObject(5, allowance.perMinute(), Types.INTEGER);
            insert.executeUpdate();
        }
    }
}
