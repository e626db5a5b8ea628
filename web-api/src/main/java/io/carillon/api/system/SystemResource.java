package io.carillon.api.system;

import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.Roles;
import io.carillon.contract.SipPeer;
import io.carillon.contract.SwitchStatistics;
import io.carillon.engine.EngineStatistics;
import io.carillon.event.DataStatistics;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The state of the system at a glance, all of it from memory but for a probe of database and broker every two
 * seconds.
 */
@Path("/system")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "system", description = "State of the system")
@OfTheServer
public class SystemResource {
    private static final String VERSION = version();

    @Inject
    Switch telephony;

    @Inject
    EngineStatistics engine;

    @Inject
    DataStatistics data;

    @Inject
    Surroundings surroundings;

    /** Everything worth a glance. */
    @GET
    @Path("/status")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(summary = "State of the system")
    public SystemStatus status() {
        SwitchStatistics counted = telephony.statistics();
        long started = ManagementFactory.getRuntimeMXBean().getStartTime();
        return new SystemStatus(
                VERSION,
                System.getProperty("carillon.node", System.getProperty("jboss.node.name", "carillon")),
                Instant.ofEpochMilli(started),
                (System.currentTimeMillis() - started) / 1000,
                calls(engine),
                data.registrationsActive(),
                counted.listening().stream().map(SipPeer::toString).sorted().toList(),
                telephony.isReachable(),
                new TreeMap<>(counted.counters()),
                new TreeMap<>(counted.gauges()),
                records(data),
                surroundings.databaseFailure().orElse("UP"),
                surroundings.brokerFailure().orElse("UP"));
    }

    static SystemStatus.Records records(DataStatistics data) {
        return new SystemStatus.Records(
                data.cdrsWritten(), data.cdrsWaiting(), data.deadLetters(), data.outboxBacklog(), data.liveDropped());
    }

    static SystemStatus.Calls calls(EngineStatistics engine) {
        Map<String, Long> byStatus = new TreeMap<>();
        for (Map.Entry<?, Long> count : engine.callsByStatus().entrySet()) {
            byStatus.put(count.getKey().toString(), count.getValue());
        }
        return new SystemStatus.Calls(engine.callsActive(), byStatus, engine.callsStarted(), engine.callsEnded());
    }

    private static String version() {
        try (InputStream in = SystemResource.class.getResourceAsStream("build.properties")) {
            Properties build = new Properties();
            build.load(in);
            return build.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
