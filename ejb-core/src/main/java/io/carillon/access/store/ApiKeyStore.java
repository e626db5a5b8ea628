package io.carillon.access.store;

import io.carillon.access.ApiKey;
import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.store.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The table of keys. */
@ApplicationScoped
public class ApiKeyStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public ApiKeyStore() {}

    /** Of a test. */
    public ApiKeyStore(DataSource database) {
        this.database = database;
    }

    /** A key with the hash by which it is known again. */
    public record Stored(ApiKey key, String hash) {}

    private Sql sql() {
        return new Sql(database);
    }

    /** @return false when the name is taken */
    public boolean insert(ApiKey key, String hash) {
        boolean taken = !sql().select("select id from api_key where tenant = ? and name = ?",
                Sql.texts(key.tenant().name(), key.name()), row -> row.getString(1)).isEmpty();
        return !taken && sql().update("insert into api_key (id, tenant, name, hash, roles, created_at, created_by,"
                + " expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)", statement -> {
                    Sql.texts(key.id(), key.tenant().name(), key.name(), hash, String.join(",", key.roles()))
                            .fill(statement);
                    Columns.set(statement, 6, key.createdAt());
                    statement.setString(7, key.createdBy());
                    Columns.set(statement, 8, key.expiresAt());
                }) == 1;
    }

    /** By the id. */
    public Optional<Stored> find(String id) {
        return sql().select("select * from api_key where id = ?", Sql.texts(id), ApiKeyStore::stored)
                .stream().findFirst();
    }

    /** By the name. */
    public Optional<ApiKey> named(Tenant tenant, String name) {
        return sql().select("select * from api_key where tenant = ? and name = ?", Sql.texts(tenant.name(), name),
                row -> stored(row).key()).stream().findFirst();
    }

    /** Keys of a tenant behind a name, by name. */
    public List<ApiKey> page(Tenant tenant, String afterName, int most) {
        return sql().select("select * from api_key where tenant = ? and name > ? order by name limit ?", statement -> {
            Sql.texts(tenant.name(), afterName == null ? "" : afterName).fill(statement);
            statement.setInt(3, most);
        }, row -> stored(row).key());
    }

    /** @return whether there was one */
    public boolean delete(Tenant tenant, String id) {
        return sql().update("delete from api_key where tenant = ? and id = ?", Sql.texts(tenant.name(), id)) == 1;
    }

    /** It was used. */
    public void used(String id, Instant at) {
        sql().update("update api_key set last_used_at = ? where id = ?", statement -> {
            Columns.set(statement, 1, at);
            statement.setString(2, id);
        });
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new ApiKey(
                        row.getString("id"),
                        new Tenant(row.getString("tenant")),
                        row.getString("name"),
                        Set.of(row.getString("roles").split(",")),
                        Columns.instant(row, "created_at"),
                        row.getString("created_by"),
                        Columns.instant(row, "expires_at"),
                        Columns.instant(row, "last_used_at")),
                row.getString("hash"));
    }
}
