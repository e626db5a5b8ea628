package io.carillon.scenario;

import io.carillon.server.CarillonServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;

/** A PostgreSQL of a test's own, whose data outlive its stops, if not those of the machine. */
final class Postgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres process;

    private Postgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Starts an empty one. */
    static Postgres fresh(String name, int port) throws IOException, SQLException {
        Postgres postgres = new Postgres(Path.of(System.getProperty("carillon.test.work")).resolve(name), port);
        postgres.deleteOld();
        postgres.start().run("create role carillon login superuser");
        return postgres;
    }

    Postgres start() throws IOException {
        process = EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false)
                .setServerConfig("fsync", "off").start();
        return this;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }

    /** Makes a server keep its rows here, by the three properties of the operations guide. */
    CarillonServer usedBy(CarillonServer server) {
        return server.with("carillon.db.driver", "postgresql")
                .with("carillon.db.url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres")
                .with("carillon.db.password", "postgres");
    }

    Connection connect() throws SQLException {
        return process.getPostgresDatabase().getConnection();
    }

    /** The number that a query answers. */
    long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void deleteOld() throws IOException {
        if (Files.exists(data)) {
            List<Path> all;
            try (var walk = Files.walk(data)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.delete(path);
            }
        }
    }
}
