package io.carillon.queue.store;

import io.carillon.contract.Tenant;
import io.carillon.queue.QueueTotals;
import io.carillon.store.Columns;
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

/** Adds up stays in queues along the index of the table; for people who ask, never for calls. */
@ApplicationScoped
public class VisitReader {
    private static final String WAIT = "extract(epoch from (left_at - entered_at))";
    private static final String TALK = "extract(epoch from (talked_until - left_at))";
    private static final String TURNED_AWAY = "outcome in ('FULL', 'EMPTY', 'CLOSED')";
    private static final String OF_QUEUE =
            " from queue_visit where tenant = ? and queue = ? and entered_at >= ? and entered_at < ?";

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public VisitReader() {}

    /** On a database of the caller's choice. */
    public VisitReader(DataSource database) {
        this.database = database;
    }

    /**
     * Which stays.
     *
     * @param tenant whose queue
     * @param queue its number
     * @param from entered at this moment or later
     * @param to entered before this moment
     * @param level seconds of the service level
     */
    public record Query(Tenant tenant, String queue, Instant from, Instant to, int level) {}

    /** @throws IllegalStateException when the database does not answer */
    public QueueTotals totals(Query query) {
        try (Connection connection = database.getConnection()) {
            List<QueueTotals.OfAgent> agents = agents(connection, query);
            try (PreparedStatement select = connection.prepareStatement("select count(*) as offered,"
                    + " coalesce(sum(case when outcome = 'ANSWERED' then 1 else 0 end), 0) as answered,"
                    + " coalesce(sum(case when outcome = 'ANSWERED' and " + WAIT + " <= ? then 1 else 0 end), 0) as in_time,"
                    + " coalesce(sum(case when outcome = 'ABANDONED' then 1 else 0 end), 0) as abandoned,"
                    + " coalesce(sum(case when " + TURNED_AWAY + " then 1 else 0 end), 0) as turned_away,"
                    + " coalesce(sum(case when " + TURNED_AWAY + " then 0 else " + WAIT + " end), 0) as wait_sum,"
                    + " coalesce(max(case when " + TURNED_AWAY + " then 0 else " + WAIT + " end), 0) as longest"
                    + OF_QUEUE)) {
                select.setInt(1, query.level());
                place(select, 2, query);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new QueueTotals(row.getLong("offered"), row.getLong("answered"), row.getLong("in_time"),
                            row.getLong("abandoned"), row.getLong("turned_away"), row.getDouble("wait_sum"),
                            row.getDouble("longest"),
                            agents.stream().mapToDouble(QueueTotals.OfAgent::talkSeconds).sum(), agents);
                }
            }
        } catch (SQLException away) {
            throw new IllegalStateException("stays in queues cannot be read: " + away.getMessage(), away);
        }
    }

    private static List<QueueTotals.OfAgent> agents(Connection connection, Query query) throws SQLException {
        List<QueueTotals.OfAgent> agents = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select agent, count(*) as answered, sum(" + TALK
                + ") as talk" + OF_QUEUE + " and outcome = 'ANSWERED' group by agent order by agent")) {
            place(select, 1, query);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    agents.add(new QueueTotals.OfAgent(
                            rows.getString("agent"), rows.getLong("answered"), rows.getDouble("talk")));
                }
            }
        }
        return agents;
    }

    private static void place(PreparedStatement select, int first, Query query) throws SQLException {
        select.setString(first, query.tenant().name());
        select.setString(first + 1, query.queue());
        Columns.set(select, first + 2, query.from());
        Columns.set(select, first + 3, query.to());
    }
}
