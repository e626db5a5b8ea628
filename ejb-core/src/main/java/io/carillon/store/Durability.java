package io.carillon.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a commit survive the death of the process. PostgreSQL needs no help. H2 answers a commit from memory and
 * writes it a moment later; its CHECKPOINT writes at once all that has been committed.
 */
public final class Durability {
    private volatile Boolean needsCheckpoint;

    /** To be called after a commit whose loss somebody would notice. The connection has no open transaction. */
    public void ensure(Connection connection) throws SQLException {
        if (needsCheckpoint == null) {
            needsCheckpoint = connection.getMetaData().getDatabaseProductName().equals("H2");
        }
        if (needsCheckpoint) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint");
            }
        }
    }
}
