package io.carillon.group.store;

import io.carillon.contract.Tenant;
import io.carillon.group.GroupTally;
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

/** Who answered for ring groups, by the records of calls. Asked once, at the start. */
@ApplicationScoped
public class TallyReader {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public TallyReader() {}

    /** On a database of the caller's choice. */
    public TallyReader(DataSource database) {
        this.database = database;
    }

    /**
     * What was answered in calls that began then or later.
     *
     * @throws IllegalStateException when the database does not answer
     */
    public List<GroupTally.Before> since(Instant earliest) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select c.tenant, l.ring_group, l.party,"
                        + " count(*) as calls, max(l.answered_at) as last_at from cdr c"
                        + " join cdr_leg l on l.call_id = c.call_id"
                        + " where c.started_at >= ? and l.ring_group <> '' and l.answered_at is not null"
                        + " group by c.tenant, l.ring_group, l.party")) {
            Columns.set(select, 1, earliest);
            List<GroupTally.Before> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new GroupTally.Before(new Tenant(rows.getString("tenant")), rows.getString("ring_group"),
                            rows.getString("party"), rows.getLong("calls"), Columns.instant(rows, "last_at")));
                }
            }
            return found;
        } catch (SQLException away) {
            throw new IllegalStateException("what groups have answered cannot be read: " + away.getMessage(), away);
        }
    }
}
