package io.carillon.directory.store;

import io.carillon.cdr.BadCursor;
import io.carillon.cdr.Cursor;
import io.carillon.directory.AuditPage;
import io.carillon.directory.AuditQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the audit along its index. What comes from outside is a parameter, never text of a query. */
@ApplicationScoped
public class AuditReader {
    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** For the server. */
    public AuditReader() {}

    AuditReader(EntityManager rows) {
        this.rows = rows;
    }

    /**
     * A page, newest first. One row more than asked for is read to know whether there is another page.
     *
     * @throws BadCursor the cursor is not one that an earlier page gave
     */
    public AuditPage search(AuditQuery query) {
        StringBuilder where = new StringBuilder("a.tenant = :tenant");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("tenant", query.tenant().name());
        add(where, values, "a.who = :who", "who", query.who());
        add(where, values, "a.subject = :what", "what", query.what());
        add(where, values, "a.at >= :from", "from", query.from());
        add(where, values, "a.at < :to", "to", query.to());
        if (query.cursor() != null) {
            Cursor cursor = Cursor.of(query.cursor());
            // the first half alone lets the database begin at the right place of the index
            add(where, values, "a.at <= :lastAt and (a.at < :lastAt or a.id < :lastId)", "lastAt", cursor.startedAt());
            values.put("lastId", id(cursor));
        }
        TypedQuery<AuditRow> select = rows.createQuery(
                "select a from AuditRow a where " + where + " order by a.tenant desc, a.at desc, a.id desc",
                AuditRow.class);
        values.forEach(select::setParameter);
        List<AuditRow> found = select.setMaxResults(query.limit() + 1).getResultList();
        boolean more = found.size() > query.limit();
        List<AuditRow> page = more ? found.subList(0, query.limit()) : found;
        return new AuditPage(
                page.stream().map(AuditRow::toRecord).toList(),
                more ? page.get(page.size() - 1).cursor().encoded() : null);
    }

    private static void add(
            StringBuilder where, Map<String, Object> values, String piece, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(piece);
            values.put(name, value);
        }
    }

    private static long id(Cursor cursor) {
        try {
            return Long.parseLong(cursor.callId());
        } catch (NumberFormatException foreign) {
            throw new BadCursor();
        }
    }
}
