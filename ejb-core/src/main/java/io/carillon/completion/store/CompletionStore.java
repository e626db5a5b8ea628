package io.carillon.completion.store;

import io.carillon.completion.Completions;
import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.store.Durability;
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

/** Wishes to be called back, one row of each extension that has one. */
@ApplicationScoped
public class CompletionStore implements Completions.Store {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public CompletionStore() {}

    /** On a database of the caller's choice. */
    public CompletionStore(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Completions.Wish> since(Instant earliest) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select tenant, wished_by, wanted, since"
                        + " from completion_wish where since >= ? order by since, tenant, wished_by")) {
            Columns.set(select, 1, earliest);
            List<Completions.Wish> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Tenant tenant = new Tenant(rows.getString("tenant"));
                    found.add(new Completions.Wish(new Aor(tenant, rows.getString("wished_by")),
                            new Aor(tenant, rows.getString("wanted")), Columns.instant(rows, "since")));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw away(failed);
        }
    }

    @Override
    public void write(Completions.Wish wish) {
        try (Connection connection = database.getConnection()) {
            delete(connection, wish.by());
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into completion_wish (tenant, wished_by, wanted, since) values (?,?,?,?)")) {
                insert.setString(1, wish.by().tenant().name());
                insert.setString(2, wish.by().user());
                insert.setString(3, wish.wanted().user());
                Columns.set(insert, 4, wish.since());
                insert.executeUpdate();
            }
            durability.ensure(connection);
        } catch (SQLException failed) {
            throw away(failed);
        }
    }

    @Override
    public void delete(Aor by) {
        try (Connection connection = database.getConnection()) {
            delete(connection, by);
            durability.ensure(connection);
        } catch (SQLException failed) {
            throw away(failed);
        }
    }

    @Override
    public void deleteBefore(Instant earliest) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from completion_wish where since < ?")) {
            Columns.set(delete, 1, earliest);
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw away(failed);
        }
    }

    private static void delete(Connection connection, Aor by) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from completion_wish where tenant = ? and wished_by = ?")) {
            delete.setString(1, by.tenant().name());
            delete.setString(2, by.user());
            delete.executeUpdate();
        }
    }

    private static IllegalStateException away(SQLException failed) {
        return new IllegalStateException("wishes to be called back: " + failed.getMessage(), failed);
    }
}
