package io.carillon.trunk.store;

import io.carillon.contract.Tenant;
import io.carillon.directory.Conflict;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.Check;
import io.carillon.directory.store.SqlStates;
import io.carillon.store.Contains;
import io.carillon.trunk.Stored;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One kind of named settings. Each change writes its line of the audit. */
final class NamedRows<T extends Record, R extends NamedRow<T>> {
    private final Class<R> type;
    private final Supplier<R> fresh;
    private final String kind;
    private final List<String> texts;

    /**
     * @param type the entity, whose simple name queries use
     * @param fresh makes an empty one
     * @param kind what people call it
     * @param texts fields that one is found by, beside its name
     */
    NamedRows(Class<R> type, Supplier<R> fresh, String kind, String... texts) {
        this.texts = List.of(texts);
        this.type = type;
        this.fresh = fresh;
        this.kind = kind;
    }

    /** What people call it. */
    String kind() {
        return kind;
    }

    private String select() {
        return "select r from " + type.getSimpleName() + " r ";
    }

    List<Stored<T>> all(EntityManager rows) {
        return rows.createQuery(select() + "order by r.tenant, r.name", type)
                .getResultStream()
                .map(NamedRow::toRecord)
                .toList();
    }

    List<Stored<T>> page(EntityManager rows, Tenant tenant, String afterName, int limit) {
        return rows.createQuery(select() + "where r.tenant = :tenant and r.name > :after order by r.name", type)
                .setParameter("tenant", tenant.name())
                .setParameter("after", afterName == null ? "" : afterName)
                .setMaxResults(limit)
                .getResultStream()
                .map(NamedRow::toRecord)
                .toList();
    }

    /**
     * Those of a page that have a text in their name or in one of their texts. Rows of the tenant are read in the order of their
     * key until the page is full: no index knows where in a word a text stands.
     */
    List<Stored<T>> found(EntityManager rows, Tenant tenant, String text, String afterName, int limit) {
        String others = texts.stream()
                .map(field -> " or lower(r." + field + ") like :text escape '!'")
                .collect(Collectors.joining());
        return rows.createQuery(select() + "where r.tenant = :tenant and r.name > :after"
                        + " and (lower(r.name) like :text escape '!'" + others + ") order by r.name", type)
                .setParameter("tenant", tenant.name())
                .setParameter("after", afterName == null ? "" : afterName)
                .setParameter("text", Contains.pattern(text))
                .setMaxResults(limit)
                .getResultStream()
                .map(NamedRow::toRecord)
                .toList();
    }

    Optional<R> row(EntityManager rows, Tenant tenant, String name) {
        return rows.createQuery(select() + "where r.tenant = :tenant and r.name = :name", type)
                .setParameter("tenant", tenant.name())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** @throws Conflict when the name is taken */
    Stored<T> insert(EntityManager rows, Stored<T> asked, String who) {
        if (row(rows, asked.tenant(), asked.name()).isPresent()) {
            throw taken(asked.name());
        }
        R row = fresh.get();
        row.begin(asked.tenant(), asked.name());
        row.change(asked.settings());
        rows.persist(row);
        flush(rows, asked.name());
        new Audit(rows, asked.tenant(), who)
                .keep(kind + ".created", kind, asked.name(), new Audit.Kept(null, asked.settings()));
        return row.toRecord();
    }

    /** @throws NotFound and StaleVersion */
    Stored<T> update(EntityManager rows, Stored<T> asked, Check check) {
        R row = checked(rows, asked.tenant(), asked.name(), check);
        T before = row.settings();
        row.change(asked.settings());
        flush(rows, asked.name());
        new Audit(rows, asked.tenant(), check.who())
                .keep(kind + ".changed", kind, asked.name(), new Audit.Kept(before, asked.settings()));
        return row.toRecord();
    }

    /** @throws NotFound and StaleVersion */
    void delete(EntityManager rows, Tenant tenant, String name, Check check) {
        R row = checked(rows, tenant, name, check);
        T before = row.settings();
        rows.remove(row);
        flush(rows, name);
        new Audit(rows, tenant, check.who()).keep(kind + ".deleted", kind, name, new Audit.Kept(before, null));
    }

    private R checked(EntityManager rows, Tenant tenant, String name, Check check) {
        R row = row(rows, tenant, name).orElseThrow(() -> new NotFound("there is no " + kind + " " + name));
        if (row.version() != check.expectedVersion()) {
            throw stale(name);
        }
        return row;
    }

    private void flush(EntityManager rows, String name) {
        try {
            rows.flush();
        } catch (OptimisticLockException raced) {
            throw stale(name);
        } catch (PersistenceException failed) {
            if (SqlStates.isConstraint(failed)) {
                throw taken(name);
            }
            throw failed;
        }
    }

    private Conflict taken(String name) {
        return new Conflict(kind + " " + name + " exists already");
    }

    private StaleVersion stale(String name) {
        return new StaleVersion(kind + " " + name + " was changed by somebody else");
    }
}
