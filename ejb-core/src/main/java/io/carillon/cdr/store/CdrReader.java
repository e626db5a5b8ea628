package io.carillon.cdr.store;

import io.carillon.cdr.CallRecord;
import io.carillon.cdr.CdrPage;
import io.carillon.cdr.CdrQuery;
import io.carillon.cdr.Cursor;
import io.carillon.cdr.LegRecord;
import io.carillon.cdr.QueueVisit;
import io.carillon.contract.CallId;
import io.carillon.contract.QualityCourse;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads finished calls. The text of a query is put together from the pieces below only; what comes from outside is a
 * parameter.
 */
@ApplicationScoped
public class CdrReader {
    @PersistenceContext(unitName = "carillon")
    private EntityManager rows;

    /** For the server. */
    public CdrReader() {}

    CdrReader(EntityManager rows) {
        this.rows = rows;
    }

    /** A page, newest first. One row more than asked for is read to know whether there is another page. */
    public CdrPage search(CdrQuery query) {
        return search(query, new Conditions());
    }

    /** The same of calls in which somebody heard badly: of one leg at least the opinion score is known and below this. */
    public CdrPage poor(CdrQuery query, double below) {
        Conditions conditions = new Conditions();
        conditions.add("exists (select l from CdrLegRow l where l.callId = c.callId and l.mos > 0 and l.mos < :below)",
                "below", below);
        return search(query, conditions);
    }

    private CdrPage search(CdrQuery query, Conditions conditions) {
        conditions.add("c.tenant = :tenant", "tenant", query.tenant().name());
        conditions.add("c.startedAt >= :from", "from", query.from());
        conditions.add("c.startedAt < :to", "to", query.to());
        conditions.add("c.caller = :caller", "caller", query.caller());
        conditions.add("c.callee = :callee", "callee", query.callee());
        conditions.add("c.disposition = :disposition", "disposition", query.disposition());
        conditions.add("c.direction = :direction", "direction", query.direction());
        conditions.add("c.billableSeconds >= :seconds", "seconds", query.minBillableSeconds());
        if (query.cursor() != null) {
            Cursor cursor = Cursor.of(query.cursor());
            // the first half alone lets the database begin at the right place of the index
            conditions.add("c.startedAt <= :lastAt and (c.startedAt < :lastAt or c.callId < :lastId)", "lastAt",
                    cursor.startedAt());
            conditions.value("lastId", cursor.callId());
        }
        int wanted = query.limit() + 1;
        String party = query.caller() != null ? "c.caller, " : query.callee() != null ? "c.callee, " : "";
        List<CdrRow> found = query.extension() == null
                ? newest("c", CdrRow.class, conditions, party, wanted)
                : ofEither(query.extension(), conditions, wanted);
        boolean more = found.size() > query.limit();
        List<CdrRow> page = more ? found.subList(0, query.limit()) : found;
        CdrRow last = more ? page.get(page.size() - 1) : null;
        return new CdrPage(records(page), last == null ? null : last.cursor().encoded());
    }

    /**
     * The newest that an extension placed, and the newest that dialled it, in the order that the database has of them.
     * Each of the two has an index; for one or the other all calls would be looked through.
     */
    private List<CdrRow> ofEither(String extension, Conditions conditions, int wanted) {
        Set<String> ids = new HashSet<>();
        for (String party : List.of("c.caller", "c.callee")) {
            Conditions ofParty = conditions.with(party + " = :extension", "extension", extension);
            ids.addAll(newest("c.callId", String.class, ofParty, party + ", ", wanted));
        }
        return ids.isEmpty()
                ? List.of()
                : newest("c", CdrRow.class, new Conditions().with("c.callId in :calls", "calls", ids), "", wanted);
    }

    /** @param party what all that are looked for have in common and their index has before the time, with a comma */
    private <T> List<T> newest(String what, Class<T> type, Conditions conditions, String party, int most) {
        TypedQuery<T> select = rows.createQuery(
                "select " + what + " from CdrRow c where " + conditions.text() + " order by c.tenant, " + party
                        + "c.startedAt desc, c.callId desc",
                type);
        conditions.values.forEach(select::setParameter);
        return select.setMaxResults(most).getResultList();
    }

    /** One call of a tenant. */
    public Optional<CallRecord> find(Tenant tenant, CallId call) {
        CdrRow row = rows.find(CdrRow.class, call.value());
        return row == null || !row.belongsTo(tenant)
                ? Optional.empty()
                : Optional.of(records(List.of(row)).get(0));
    }

    /** How the audio of each of its legs went on, in the order of the legs. */
    public List<QualityCourse> courses(CallRecord call) {
        QualityCourse[] courses = new QualityCourse[call.legs().size()];
        Arrays.fill(courses, QualityCourse.NONE);
        rows.createQuery("select q from CdrQualityRow q where q.callId = :call", CdrQualityRow.class)
                .setParameter("call", call.id().value())
                .getResultList()
                .forEach(row -> courses[row.position()] = row.toRecord());
        return List.of(courses);
    }

    private List<CallRecord> records(List<CdrRow> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<String, List<LegRecord>> legs = new LinkedHashMap<>();
        page.forEach(row -> legs.put(row.callId(), new ArrayList<>()));
        rows.createQuery("select l from CdrLegRow l where l.callId in :calls order by l.callId, l.position",
                CdrLegRow.class)
                .setParameter("calls", legs.keySet())
                .getResultList()
                .forEach(leg -> legs.get(leg.callId()).add(leg.toRecord()));
        Map<String, List<QueueVisit>> visits = new LinkedHashMap<>();
        rows.createQuery("select v from QueueVisitRow v where v.callId in :calls order by v.callId, v.position",
                QueueVisitRow.class)
                .setParameter("calls", legs.keySet())
                .getResultList()
                .forEach(visit -> visits.computeIfAbsent(visit.callId(), call -> new ArrayList<>(1))
                        .add(visit.toRecord()));
        return page.stream().map(row -> row.toRecord(legs.get(row.callId()))
                .with(visits.getOrDefault(row.callId(), List.of()))).toList();
    }

    /** Pieces of a where clause with their values. */
    private static final class Conditions {
        private final List<String> pieces = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        void add(String piece, String name, Object value) {
            if (value != null) {
                pieces.add(piece);
                values.put(name, value);
            }
        }

        /** These and one more; these stay as they are. */
        Conditions with(String piece, String name, Object value) {
            Conditions more = new Conditions();
            more.pieces.addAll(pieces);
            more.values.putAll(values);
            more.add(piece, name, value);
            return more;
        }

        void value(String name, Object value) {
            values.put(name, value);
        }

        String text() {
            return String.join(" and ", pieces);
        }
    }
}
