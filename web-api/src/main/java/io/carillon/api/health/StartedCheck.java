package io.carillon.api.health;

import io.carillon.directory.Directory;
import io.carillon.engine.EngineStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Started: the schema is migrated, the directory is read and the calls of the last run are taken care of. The core
 * does all that in startup beans, and the application is deployed in order with the core first, so once this archive
 * runs it has happened.
 */
@ApplicationScoped
public class StartedCheck implements HealthCheck {
    @Inject
    Directory directory;

    @Inject
    EngineStatistics engine;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("carillon-started")
                .up()
                .withData("extensions", directory.current().size())
                .withData("recordsPending", engine.recordsPending())
                .build();
    }
}
