package io.carillon.migration;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** The migrations of this release, run on one database. */
public final class Schema {
    private Schema() {}

    /**
     * Brings a database up to date. Tables that others put into the same schema (the job repository does) are left
     * alone.
     *
     * @return what was run
     * @throws org.flywaydb.core.api.FlywayException when the database cannot be reached or a migration fails
     */
    public static MigrateResult migrate(DataSource database) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true)
                .configuration(Map.of("flyway.table", "carillon_schema_history"))
                .load()
                .migrate();
    }
}
