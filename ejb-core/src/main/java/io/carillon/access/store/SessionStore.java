package io.carillon.access.store;

import io.carillon.access.LoginSession;
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
import javax.sql.DataSource;

/** The table of logins. */
@ApplicationScoped
public class SessionStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public SessionStore() {}

    /** Of a test. */
    public SessionStore(DataSource database) {
        this.database = database;
    }

    private Sql sql() {
        return new Sql(database);
    }

    /** Somebody logged in. */
    public void insert(LoginSession session) {
        sql().update("insert into login_session (id, tenant, username, address, agent, issued_at, expires_at, revoked)"
                + " values (?, ?, ?, ?, ?, ?, ?, false)", statement -> {
                    Sql.texts(session.id(), session.tenant().name(), session.username(),
                            Columns.text(session.address(), 64), Columns.text(session.agent(), 200)).fill(statement);
                    Columns.set(statement, 6, session.issuedAt());
                    Columns.set(statement, 7, session.expiresAt());
                });
    }

    /**
     * Logins in force of a tenant, by id.
     *
     * @param username of one account, null for all
     */
    public List<LoginSession> page(Tenant tenant, String username, Instant now, String after, int most) {
        String of = username == null ? "" : " and username = ?";
        return sql().select("select * from login_session where tenant = ? and id > ? and expires_at > ? and not revoked"
                + of + " order by id limit ?", statement -> {
                    Sql.texts(tenant.name(), after == null ? "" : after).fill(statement);
                    Columns.set(statement, 3, now);
                    if (username != null) {
                        statement.setString(4, username);
                    }
                    statement.setInt(username == null ? 4 : 5, most);
                }, SessionStore::session);
    }

    /** One that was not ended, of its owner. */
    public Optional<LoginSession> find(Tenant tenant, String username, String id) {
        return sql().select("select * from login_session where tenant = ? and username = ? and id = ? and not revoked",
                Sql.texts(tenant.name(), username, id), SessionStore::session).stream().findFirst();
    }

    /** It goes on until then. @return whether nobody has ended it meanwhile */
    public boolean prolong(LoginSession session, Instant until) {
        return sql().update("update login_session set expires_at = ? where tenant = ? and id = ? and not revoked",
                statement -> {
                    Columns.set(statement, 1, until);
                    statement.setString(2, session.tenant().name());
                    statement.setString(3, session.id());
                }) == 1;
    }

    /** Ends one. @param username of one account, null for any @return whether there was one */
    public boolean revoke(Tenant tenant, String username, String id) {
        String of = username == null ? "" : " and username = ?";
        return sql().update("update login_session set revoked = true where tenant = ? and id = ? and not revoked" + of,
                username == null ? Sql.texts(tenant.name(), id) : Sql.texts(tenant.name(), id, username)) == 1;
    }

    /** Those that were ended and would still be good. */
    public List<String> revoked(Instant now) {
        return sql().select("select id from login_session where revoked and expires_at > ?",
                statement -> Columns.set(statement, 1, now), row -> row.getString(1));
    }

    /** Forgets those that are over. */
    public void purge(Instant now) {
        sql().update("delete from login_session where expires_at < ?", statement -> Columns.set(statement, 1, now));
    }

    private static LoginSession session(ResultSet row) throws SQLException {
        return new LoginSession(
                row.getString("id"),
                new Tenant(row.getString("tenant")),
                row.getString("username"),
                Columns.instant(row, "issued_at"),
                Columns.instant(row, "expires_at"),
                row.getString("address"),
                row.getString("agent"));
    }
}
