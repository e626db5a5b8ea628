package io.carillon.company.store;

import io.carillon.company.Link;
import io.carillon.contract.Tenant;
import io.carillon.store.Columns;
import io.carillon.store.Sql;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The tables of what follows the company's directory. */
@ApplicationScoped
public class LinkStore {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    /** For the server. */
    public LinkStore() {}

    /** Of a test. */
    public LinkStore(DataSource database) {
        this.database = database;
    }

    private Sql sql() {
        return new Sql(database);
    }

    /** All of a tenant, by the id of the entry. */
    public Map<String, Link> all(Tenant tenant) {
        Map<String, Link> links = new LinkedHashMap<>();
        List<Link> rows = sql().select("select * from company_link where tenant = ? order by extension",
                Sql.texts(tenant.name()), LinkStore::link);
        rows.forEach(link -> links.put(link.entry(), link));
        return links;
    }

    /** Keeps one, whether there was one of this entry or not. */
    public void put(Tenant tenant, Link link) {
        Sql.Filling fields = statement -> {
            Sql.texts(link.extension(), Columns.text(link.name(), 80), Columns.text(link.mail(), 254),
                    Columns.text(link.department(), 80)).fill(statement);
            statement.setBoolean(5, link.present());
            statement.setString(6, tenant.name());
            statement.setString(7, link.entry());
        };
        int known = sql().update("update company_link set extension = ?, name = ?, mail = ?, department = ?, present = ?"
                + " where tenant = ? and entry = ?", fields);
        if (known == 0) {
            sql().update("insert into company_link (extension, name, mail, department, present, tenant, entry)"
                    + " values (?, ?, ?, ?, ?, ?, ?)", fields);
        }
    }

    /** Keeps what came of a run, in place of that of the run before. */
    public void keepReport(Tenant tenant, Instant startedAt, String report) {
        sql().update("delete from company_run where tenant = ?", Sql.texts(tenant.name()));
        sql().update("insert into company_run (tenant, started_at, report) values (?, ?, ?)", statement -> {
            statement.setString(1, tenant.name());
            Columns.set(statement, 2, startedAt);
            statement.setString(3, report);
        });
    }

    /** What came of the last run, as it was kept. */
    public Optional<String> report(Tenant tenant) {
        return sql().select("select report from company_run where tenant = ?", Sql.texts(tenant.name()),
                row -> row.getString(1)).stream().findFirst();
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(row.getString("entry"), row.getString("extension"), row.getString("name"),
                row.getString("mail"), row.getString("department"), row.getBoolean("present"));
    }
}
