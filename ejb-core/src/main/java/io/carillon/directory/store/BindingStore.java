package io.carillon.directory.store;

import io.carillon.contract.Aor;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.carillon.contract.Tenant;
import io.carillon.directory.Binding;
import io.carillon.directory.store.BindingChange.Kind;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Registrations in the database. Plain JDBC: thousands of rows change in a second when a site powers up. */
@ApplicationScoped
public class BindingStore {
    private static final String COLUMNS = "path, transport, source_host, source_port, expires_at, q, instance, "
            + "user_agent,"
            + " sip_call_id, cseq, source_flow, reg_id, account";
    private static final String KEY = " where tenant = ? and aor_user = ? and uri = ?";
    private static final String INSERT =
            "insert into binding (" + COLUMNS + ", tenant, aor_user, uri) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
    private static final String UPDATE = "update binding set path = ?, transport = ?, source_host = ?, source_port = ?,"
            + " expires_at = ?, q = ?, instance = ?, user_agent = ?, sip_call_id = ?, cseq = ?, source_flow = ?, reg_id = ?,"
            + " account = ?" + KEY;
    private static final int COLUMN_COUNT = 13;

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public BindingStore() {}

    /** On a database of the caller's choice. */
    public BindingStore(DataSource database) {
        this.database = database;
    }

    /** Bindings that had not ended at {@code now}; the rows of those that had are deleted. */
    public List<Binding> load(Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement delete = connection.prepareStatement("delete from binding where expires_at <= ?")) {
                Columns.set(delete, 1, now);
                delete.executeUpdate();
            }
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery("select tenant, aor_user, uri, " + COLUMNS
                            + " from binding")) {
                List<Binding> bindings = new ArrayList<>();
                while (rows.next()) {
                    bindings.add(binding(rows));
                }
                return bindings;
            }
        }
    }

    /** Writes changes in one transaction; none at all is a question whether the database is there. */
    public void write(Collection<BindingChange> changes) throws SQLException {
        Map<BindingChange.Key, BindingChange> last = new LinkedHashMap<>();
        changes.forEach(change -> last.merge(change.key(), change, (earlier, later) -> later.after(earlier)));
        try (Connection connection = database.getConnection()) {
            if (last.isEmpty()) {
                probe(connection);
                return;
            }
            connection.setAutoCommit(false);
            try {
                delete(connection, last.values());
                upsert(connection, INSERT, of(last.values(), Kind.PUT));
                upsert(connection, UPDATE, of(last.values(), Kind.REFRESH));
                connection.commit();
                durability.ensure(connection);
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void probe(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private static List<BindingChange> of(Collection<BindingChange> changes, Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    private static void delete(Connection connection, Collection<BindingChange> changes) throws SQLException {
        List<BindingChange> going =
                changes.stream().filter(change -> change.kind() != Kind.REFRESH).toList();
        if (going.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from binding" + KEY)) {
            for (BindingChange change : going) {
                setKey(delete, 1, change.binding());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void upsert(Connection connection, String sql, List<BindingChange> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (BindingChange change : changes) {
                setColumns(statement, change.binding());
                setKey(statement, COLUMN_COUNT + 1, change.binding());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void setColumns(PreparedStatement statement, Binding binding) throws SQLException {
        statement.setString(1, Columns.text(String.join("\n", binding.path()), 2048));
        statement.setString(2, binding.source().transport().name());
        statement.setString(3, Columns.text(binding.source().host(), 64));
        statement.setInt(4, binding.source().port());
        Columns.set(statement, 5, binding.expiresAt());
        statement.setInt(6, binding.q());
        statement.setString(7, Columns.text(binding.instance(), 200));
        statement.setString(8, Columns.text(binding.userAgent(), 200));
        statement.setString(9, Columns.text(binding.sipCallId(), 256));
        statement.setLong(10, binding.cseq());
        statement.setLong(11, binding.source().flow());
        statement.setInt(12, binding.regId());
        statement.setString(13, Columns.text(binding.account(), 128));
    }

    private static void setKey(PreparedStatement statement, int first, Binding binding) throws SQLException {
        statement.setString(first, binding.aor().tenant().name());
        statement.setString(first + 1, binding.aor().user());
        statement.setString(first + 2, Columns.text(binding.uri(), 512));
    }

    private static Binding binding(ResultSet row) throws SQLException {
        String path = row.getString("path");
        return new Binding(
                new Aor(new Tenant(row.getString("tenant")), row.getString("aor_user")),
                row.getString("uri"),
                path.isEmpty() ? List.of() : List.of(path.split("\n")),
                new SipPeer(
                        SipTransport.valueOf(row.getString("transport")),
                        row.getString("source_host"),
                        row.getInt("source_port"),
                        row.getLong("source_flow")),
                Columns.instant(row, "expires_at"),
                row.getInt("q"),
                row.getString("instance"),
                row.getString("user_agent"),
                row.getString("sip_call_id"),
                row.getLong("cseq"),
                row.getInt("reg_id"),
                row.getString("account"));
    }
}
