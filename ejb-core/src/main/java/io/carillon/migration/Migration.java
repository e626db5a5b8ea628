package io.carillon.migration;

import static io.carillon.migration.MigrationLog.LOG;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * First bean to start. Whoever touches the database says {@code @DependsOn("Migration")}; when it fails nothing else
 * starts.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {
    @Resource(lookup = "java:jboss/datasources/CarillonMigrationDS")
    private DataSource database;

    @PostConstruct
    void migrate() {
        try {
            MigrateResult result = Schema.migrate(database);
            String version = result.targetSchemaVersion == null
                    ? result.initialSchemaVersion
                    : result.targetSchemaVersion;
            LOG.migrated(result.database, version, result.migrationsExecuted);
        } catch (FlywayException failed) {
            String reason = rootOf(failed);
            LOG.unusable(reason);
            throw new IllegalStateException("database: " + reason);
        }
    }

    private static String rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return text.lines().findFirst().orElse("").strip();
    }
}
