package io.carillon.store;

import io.carillon.migration.Schema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The two kinds of database that Carillon runs on, migrated and empty: H2 in memory and an embedded PostgreSQL. One of each kind is
 * migrated in a process of tests; the others are copies of it.
 */
public final class Databases {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String MIGRATED = "migrated";
    private static EmbeddedPostgres postgres;
    private static String h2;

    private Databases() {}

    /** A database of a test. */
    public record Database(String name, DataSource source) {
        /** EclipseLink on this database, outside of any container. */
        public EntityManagerFactory entities() {
            Map<String, Object> settings = new HashMap<>();
            settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
            settings.put("jakarta.persistence.jtaDataSource", "");
            settings.put("jakarta.persistence.nonJtaDataSource", source);
            settings.put("eclipselink.session-name", name + COUNT.incrementAndGet());
            return new PersistenceProvider().createEntityManagerFactory("carillon", settings);
        }

        /** Runs a statement. */
        public void run(String sql) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException(sql, failed);
            }
        }

        /** The number that a query answers. */
        public long number(String sql) {
            try (Connection connection = source.getConnection();
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            } catch (SQLException failed) {
                throw new IllegalStateException(sql, failed);
            }
        }

        @Override
        public String toString() {
            return name.replaceAll("[0-9]", "");
        }
    }

    /** A fresh one of each kind; source of parameterized tests. */
    public static Stream<Database> each() {
        return List.of(h2(), postgres()).stream();
    }

    /** A fresh H2 in memory. */
    public static Database h2() {
        String name = "h2_" + COUNT.incrementAndGet();
        Database database = new Database(name, JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""));
        if (h2 == null) {
            Schema.migrate(database.source());
            h2 = script(database);
        } else {
            database.run(h2);
        }
        return database;
    }

    /** The statements that make a copy of an H2. */
    private static String script(Database database) {
        StringJoiner script = new StringJoiner("\n");
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("script nosettings")) {
            while (row.next()) {
                script.add(row.getString(1));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return script.toString();
    }

    /** A fresh database in the embedded PostgreSQL. */
    public static Database postgres() {
        if (postgres == null) {
            postgres = server();
            Schema.migrate(made(MIGRATED, "template0").source());
        }
        return made("pg_" + COUNT.incrementAndGet(), MIGRATED);
    }

    private static Database made(String name, String copied) {
        new Database("postgres", postgres.getPostgresDatabase()).run("create database " + name + " template " + copied);
        return new Database(name, postgres.getDatabase("postgres", name));
    }

    /** No power cut is survived: it ends with the tests. */
    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
