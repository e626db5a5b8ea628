package io.carillon.api.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import java.sql.SQLException;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.sql.DataSource;

/** The database and the broker: do they work? */
@ApplicationScoped
public class Surroundings {
    private static final String DATABASE = "java:jboss/datasources/CarillonDS";
    private static final String BROKER = "java:/carillon/jms/ConnectionFactory";
    private static final int DATABASE_SECONDS = 2;

    private final Probe database = new Probe(Surroundings::tryDatabase, System::nanoTime);
    private final Probe broker = new Probe(Surroundings::tryBroker, System::nanoTime);

    private static void tryDatabase() throws Exception {
        DataSource source = InitialContext.doLookup(DATABASE);
        try (java.sql.Connection connection = source.getConnection()) {
            if (!connection.isValid(DATABASE_SECONDS)) {
                throw new SQLException("no answer within " + DATABASE_SECONDS + " s");
            }
        }
    }

    private static void tryBroker() throws Exception {
        ConnectionFactory factory = InitialContext.doLookup(BROKER);
        try (Connection connection = factory.createConnection()) {
            connection.getMetaData();
        }
    }

    /** Empty when the database works, else why not. */
    public Optional<String> databaseFailure() {
        return Optional.ofNullable(database.failure());
    }

    /** Empty when the broker works, else why not. */
    public Optional<String> brokerFailure() {
        return Optional.ofNullable(broker.failure());
    }
}
