package io.carillon.queue.store;

import io.carillon.contract.Aor;
import io.carillon.contract.Tenant;
import io.carillon.queue.AgentSettings;
import io.carillon.store.Columns;
import io.carillon.store.Durability;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What agents have said, and the log of it, in the database. */
@ApplicationScoped
public class AgentStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    private final Durability durability = new Durability();

    /** For the server. */
    public AgentStore() {}

    /** On a database of the caller's choice. */
    public AgentStore(DataSource database) {
        this.database = database;
    }

    /** What all agents of all tenants have said. */
    public Map<Aor, AgentSettings> load() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("select tenant, number, queues, pause, since from queue_agent")) {
            Map<Aor, AgentSettings> all = new HashMap<>();
            while (rows.next()) {
                String queues = rows.getString("queues");
                all.put(new Aor(new Tenant(rows.getString("tenant")), rows.getString("number")), new AgentSettings(
                        new TreeSet<>(queues.isEmpty() ? List.of() : List.of(queues.split(","))), rows.getString("pause"),
                        Columns.instant(rows, "since")));
            }
            return all;
        }
    }

    /**
     * Puts what an agent says in the place of what it said before, and into the log.
     *
     * @param who said it: the extension itself or a login name
     */
    public void put(Aor agent, AgentSettings settings, String who) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                delete(connection, agent);
                insert(connection, "queue_agent (tenant, number, queues, pause, since)", agent, settings, null);
                insert(connection, "queue_agent_log (tenant, number, queues, pause, since, who)", agent, settings, who);
                connection.commit();
                durability.ensure(connection);
            } catch (SQLException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** An agent that is no more has said nothing. */
    public void forget(Aor agent) throws SQLException {
        try (Connection connection = database.getConnection()) {
            delete(connection, agent);
            durability.ensure(connection);
        }
    }

    private static void delete(Connection connection, Aor agent) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from queue_agent where tenant = ? and number = ?")) {
            delete.setString(1, agent.tenant().name());
            delete.setString(2, agent.user());
            delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, String into, Aor agent, AgentSettings settings, String who)
            throws SQLException {
        String marks = who == null ? "?,?,?,?,?" : "?,?,?,?,?,?";
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + into + " values (" + marks + ")")) {
            insert.setString(1, agent.tenant().name());
            insert.setString(2, agent.user());
            insert.setString(3, String.join(",", settings.queues()));
            insert.setString(4, settings.pause());
            Columns.set(insert, 5, settings.since());
            if (who != null) {
                insert.setString(6, Columns.text(who, 64));
            }
            insert.executeUpdate();
        }
    }
}
