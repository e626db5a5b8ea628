package io.carillon.allowance.store;

import io.carillon.allowance.Allowance;
import io.carillon.allowance.Allowances;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.Belonging;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of limits that extensions have of their own. It is changed in the transaction of whoever changes it. */
@ApplicationScoped
public class AllowanceStore implements Belonging {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

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

    @Override
    public List<Lost> of(Aor extension) {
        return find(extension)
                .map(now -> new Lost("limits.set", Allowances.KIND, extension.user(), new Audit.Kept(now, Allowance.USUAL)))
                .stream().toList();
    }

    /** The limits of its own that an extension has. */
    public Optional<Allowance> find(Aor extension) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select calls, per_second, per_minute from call_limit where tenant = ? and number = ?")) {
            select.setString(1, extension.tenant().name());
            select.setString(2, extension.user());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Allowance(number(row, "calls"), number(row, "per_second"), number(row, "per_minute")))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("limits cannot be read: " + failed.getMessage(), failed);
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
