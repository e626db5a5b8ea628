package io.carillon.access.store;

import io.carillon.access.LoginLink;
import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.store.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of links that log somebody in once. */
@ApplicationScoped
public class LoginLinkStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public LoginLinkStore() {}

    /** Of a test. */
    public LoginLinkStore(DataSource database) {
        this.database = database;
    }

    private Sql sql() {
        return new Sql(database);
    }

    /** A new one, in place of any that the account had. */
    public void insert(LoginLink link, String hash) {
        sql().update("insert into login_link (hash, tenant, username, created_by, version, created_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)", statement -> {
                    Sql.texts(hash, link.tenant().name(), link.username(), Columns.text(link.createdBy(), 64))
                            .fill(statement);
                    statement.setLong(5, link.version());
                    Columns.set(statement, 6, link.createdAt());
                    Columns.set(statement, 7, link.expiresAt());
                });
        // In this order two that are made at the same moment void each other at worst; never do both stay good.
        sql().update("delete from login_link where username = ? and hash <> ?", Sql.texts(link.username(), hash));
    }

    /** One by the hash of what opens it, good or not. */
    public Optional<LoginLink> find(String hash) {
        return sql().select("select * from login_link where hash = ?", Sql.texts(hash), LoginLinkStore::link)
                .stream().findFirst();
    }

    /** It opens nothing any more. @return false when somebody was quicker */
    public boolean take(String hash) {
        return sql().update("delete from login_link where hash = ?", Sql.texts(hash)) == 1;
    }

    /** Forgets those whose time is over. */
    public void purge(Instant now) {
        sql().update("delete from login_link where expires_at <= ?", statement -> Columns.set(statement, 1, now));
    }

    private static LoginLink link(ResultSet row) throws SQLException {
        return new LoginLink(
                new Tenant(row.getString("tenant")),
                row.getString("username"),
                row.getLong("version"),
                Columns.instant(row, "created_at"),
                row.getString("created_by"),
                Columns.instant(row, "expires_at"));
    }
}
