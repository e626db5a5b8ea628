package io.carillon.history.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.store.AuditNotes;
import io.carillon.history.Past.Book;
import io.carillon.history.Past.Line;
import io.carillon.store.Columns;
import io.carillon.store.Sql;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Rows of history and audit whose time is over. Each method is a transaction of its own, as a job has another database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PastStore {
    /** What a table has of its own. @param free what of it may go */
    private record Table(String name, String time, String days, String free) {}

    private static final Map<Book, Table> TABLES = Map.of(
            Book.HISTORY, new Table("plan_change", "changed_at", "history_days",
                    "p.kind not in ('emergency', 'site') and (p.becomes is null or p.part_of is not null"
                            + " or exists (select 1 from plan_change n"
                            + " where n.tenant = p.tenant and n.kind = p.kind and n.name = p.name and n.id > p.id))"),
            Book.AUDIT, new Table("audit", "at_time", "audit_days",
                    "p.action not like 'emergency.%' and p.action not like 'site.%' and not exists (select 1 from recording r"
                            + " where r.id = p.subject and r.tenant = p.tenant and r.legal_hold = true)"));

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    @EJB
    private AuditNotes audit;

    /** For the server. */
    public PastStore() {}

    PastStore(DataSource database, AuditNotes audit) {
        this.database = database;
        this.audit = audit;
    }

    /** A tenant that does not want what the server has for all. */
    public record Own(Tenant tenant, int days) {}

    /** Tenants with a time of their own. */
    public List<Own> own(Book book) {
        String days = TABLES.get(book).days();
        return new Sql(database).select("select name, " + days + " from customer where " + days + " > 0 order by name",
                none -> {}, row -> new Own(new Tenant(row.getString(1)), row.getInt(2)));
    }

    /** Rows of before. @param tenantOrNull null for all that have no time of their own, those that are gone as well */
    public List<Line> due(Book book, Tenant tenantOrNull, Instant before, int most) {
        Table table = TABLES.get(book);
        String whose = tenantOrNull == null
                ? " and not exists (select 1 from customer c where c.name = p.tenant and c." + table.days() + " > 0)"
                : " and p.tenant = ?";
        return new Sql(database).select("select p.id, p.tenant from " + table.name() + " p where p." + table.time() + " < ?"
                + whose + " and " + table.free() + " order by p." + table.time() + ", p.id fetch first " + Math.max(most, 0)
                + " rows only", statement -> {
                    Columns.set(statement, 1, before);
                    if (tenantOrNull != null) {
                        statement.setString(2, tenantOrNull.name());
                    }
                }, row -> new Line(new Tenant(row.getString(2)), row.getLong(1)));
    }

    /** @return how many went; what must stay by now, stays */
    public int purge(Book book, List<Line> due, String who) {
        Map<String, Integer> gone = new TreeMap<>();
        Map<String, Long> newest = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from " + TABLES.get(book).name() + " p where p.id = ? and " + TABLES.get(book).free())) {
            for (Line line : due) {
                delete.setLong(1, line.id());
                if (delete.executeUpdate() > 0) {
                    gone.merge(line.tenant().name(), 1, Integer::sum);
                    newest.merge(line.tenant().name(), line.id(), Math::max);
                }
            }
            if (book == Book.HISTORY) {
                mark(connection, newest);
            }
        } catch (SQLException failed) {
            throw new EJBException(book + " cannot be purged: " + failed.getMessage(), failed);
        }
        gone.forEach((tenant, many) -> note(book, new Tenant(tenant), many + (many == 1 ? " row" : " rows"), who));
        return gone.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The name of a tenant that is gone is free when nothing of its audit is left: it must not get new lines for ever. */
    private void note(Book book, Tenant tenant, String what, String who) {
        boolean there = !new Sql(database).select("select 1 from customer where name = ?", Sql.texts(tenant.name()),
                row -> true).isEmpty();
        audit.write(there ? tenant : Tenant.DEFAULT, who, book == Book.HISTORY ? "history.purged" : "audit.purged",
                there ? what : what + " of " + tenant.name());
    }

    private static void mark(Connection connection, Map<String, Long> newest) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(
                        "update past_change set newest = case when newest < ? then ? else newest end where tenant = ?");
                PreparedStatement first = connection.prepareStatement("insert into past_change (newest, tenant) values (?, ?)")) {
            for (Map.Entry<String, Long> of : newest.entrySet()) {
                move.setLong(1, of.getValue());
                move.setLong(2, of.getValue());
                move.setString(3, of.getKey());
                if (move.executeUpdate() == 0) {
                    first.setLong(1, of.getValue());
                    first.setString(2, of.getKey());
                    first.executeUpdate();
                }
            }
        }
    }

    /** The newest change of a tenant that went; 0 when none has. */
    public long newestGone(Tenant tenant) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select newest from past_change where tenant = ?")) {
            select.setString(1, tenant.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException failed) {
            throw new EJBException(failed.getMessage(), failed);
        }
    }
}
