package io.carillon.api.queues;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Parameters;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What went on in a call queue. */
@Path("/queues/{number}/statistics")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "queues", description = "Callers who wait for agents")
public class QueueNumbersResource {
    private static final Duration LONGEST = Duration.ofDays(400);

    @Inject
    QueueRecords records;

    /** What came of its callers. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(
            summary = "What came of the callers of a call queue",
            description = "Of those who came in the time asked for and are gone; without a time the last 24 hours, at"
                    + " most 400 days.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public QueueNumbers statistics(
            @PathParam("number") String number,
            @QueryParam("from")
                    @Parameter(
                            description = "Came at this moment or later",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "Came before this moment",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    String to,
            @Context SecurityContext security) {
        Parameters parameters = new Parameters();
        Instant end = parameters.instant("to", to);
        Instant begin = parameters.instant("from", from);
        parameters.check();
        Instant until = end == null ? Instant.now() : end;
        Instant since = begin == null ? until.minus(Duration.ofDays(1)) : begin;
        if (since.isAfter(until) || Duration.between(since, until).compareTo(LONGEST) > 0) {
            throw Problems.invalidField("from", "must be before to, and by at most 400 days");
        }
        return records.numbers(Caller.of(security).tenant(), number, since, until);
    }
}
