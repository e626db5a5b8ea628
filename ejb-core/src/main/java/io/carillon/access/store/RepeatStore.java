package io.carillon.access.store;

import io.carillon.access.Repeated;
import io.carillon.store.Columns;
import io.carillon.store.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The table of answers to requests that may be repeated. Bodies come and go sealed. */
@ApplicationScoped
public class RepeatStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public RepeatStore() {}

    /** Of a test. */
    public RepeatStore(DataSource database) {
        this.database = database;
    }

    private Sql sql() {
        return new Sql(database);
    }

    /** The answer under a key, however old. */
    public Optional<Repeated> find(Repeated.Key key) {
        return sql().select("select * from repeated_request where tenant = ? and username = ? and name = ?", texts(key),
                row -> new Repeated(key, row.getString("request"), row.getInt("status"), row.getString("location"),
                        row.getString("tag"), row.getString("body"), Columns.instant(row, "at_time")))
                .stream().findFirst();
    }

    /** Keeps an answer in the place of an older one. */
    public void put(Repeated answer) {
        sql().update("delete from repeated_request where tenant = ? and username = ? and name = ?", texts(answer.whose()));
        sql().update("insert into repeated_request (tenant, username, name, request, location, tag, body, status, at_time)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)", statement -> {
                    Sql.texts(answer.whose().tenant().name(), answer.whose().user(), answer.whose().name(),
                            answer.request(), answer.location(), answer.tag(), answer.body()).fill(statement);
                    statement.setInt(8, answer.status());
                    Columns.set(statement, 9, answer.at());
                });
    }

    /** Forgets what is older. @return how many */
    public int forget(Instant before) {
        return sql().update("delete from repeated_request where at_time < ?",
                statement -> Columns.set(statement, 1, before));
    }

    private static Sql.Filling texts(Repeated.Key key) {
        return Sql.texts(key.tenant().name(), key.user(), key.name());
    }
}
