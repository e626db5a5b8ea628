package io.carillon.migration;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

@MessageLogger(projectCode = "CARILLON", length = 5)
interface MigrationLog extends BasicLogger {
    MigrationLog LOG = Logger.getMessageLogger(
            java.lang.invoke.MethodHandles.lookup(), MigrationLog.class, "io.carillon.migration");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 42001, value = "Database %s has schema version %s (%d migrations run now)")
    void migrated(String url, String version, int count);

    @LogMessage(level = Logger.Level.FATAL)
    @Message(
            id = 42002,
            value = "The database cannot be used, so Carillon does not start: %s. Check carillon.db.driver, "
                    + "carillon.db.url, "
                    + "carillon.db.user and carillon.db.password")
    void unusable(String reason);
}
