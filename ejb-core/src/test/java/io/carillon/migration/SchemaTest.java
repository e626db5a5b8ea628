package io.carillon.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.store.Databases.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void secondMigrationFindsNothingToDo(Database database) {
        assertThat(Schema.migrate(database.source()).migrationsExecuted).isZero();
        assertThat(database.number("select count(*) from \"carillon_schema_history\" where \"success\" = true"))
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("io.carillon.store.Databases#each")
    void watermarkOfTheRollUpStartsAtZero(Database database) {
        assertThat(database.number("select seq from job_watermark where job = 'cdr-rollup'")).isZero();
    }
}
