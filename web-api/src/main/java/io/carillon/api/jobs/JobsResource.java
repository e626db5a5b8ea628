package io.carillon.api.jobs;

import io.carillon.api.http.OfTheServer;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.batch.Execution;
import io.carillon.batch.JobClock;
import io.carillon.batch.JobDesk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Batch jobs. They work for all tenants at once, so only administrators start them. */
@Path("/jobs")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "jobs", description = "Batch jobs")
@OfTheServer
public class JobsResource {
    @Inject
    JobDesk desk;

    @Inject
    JobClock clock;

    /** All jobs with their newest run. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "List jobs")
    public JobListing list() {
        Map<String, Instant> next = clock.next();
        List<JobView> jobs = desk.jobs().stream()
                .map(job -> new JobView(
                        job,
                        next.get(job),
                        desk.executions(job, 1).stream()
                                .findFirst()
                                .map(ExecutionView::of)
                                .orElse(null)))
                .toList();
        return new JobListing(jobs);
    }

    /** Runs of a job. */
    @GET
    @Path("/{job}/executions")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "List runs of a job", description = "Newest first.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ExecutionListing executions(
            @PathParam("job") String job,
            @QueryParam("limit")
                    @Parameter(
                            schema = @Schema(
                                    type = SchemaType.INTEGER,
                                    minimum = "1",
                                    maximum = "200",
                                    defaultValue = "50"))
                    String limit) {
        return new ExecutionListing(desk.executions(known(job), Paging.limit(limit)).stream()
                .map(ExecutionView::of)
                .toList());
    }

    /** One run. */
    @GET
    @Path("/{job}/executions/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "Read a run of a job")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ExecutionView execution(@PathParam("job") String job, @PathParam("id") String id) {
        return ExecutionView.of(find(job, id));
    }

    /** Starts a job unless it runs already. */
    @POST
    @Path("/{job}/executions")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Start a job")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            content = @Content(schema = @Schema(implementation = ExecutionView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response start(@PathParam("job") String job) {
        return accepted(desk.start(known(job)));
    }

    /** Goes on where a failed or stopped run ended. */
    @POST
    @Path("/{job}/executions/{id}/restart")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Go on with a failed or stopped run")
    @APIResponse(
            responseCode = "202",
            description = "Started again",
            content = @Content(schema = @Schema(implementation = ExecutionView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response restart(@PathParam("job") String job, @PathParam("id") String id) {
        return accepted(desk.restart(find(job, id).id()));
    }

    /** Asks a run to stop after its current chunk. */
    @POST
    @Path("/{job}/executions/{id}/stop")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Stop a run after its current chunk")
    @APIResponse(
            responseCode = "202",
            description = "Asked to stop",
            content = @Content(schema = @Schema(implementation = ExecutionView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response stop(@PathParam("job") String job, @PathParam("id") String id) {
        return accepted(desk.stop(find(job, id).id()));
    }

    private static Response accepted(Execution execution) {
        return Response.accepted(ExecutionView.of(execution))
                .location(URI.create("jobs/" + execution.job() + "/executions/" + execution.id()))
                .build();
    }

    private String known(String job) {
        if (!desk.jobs().contains(job)) {
            throw Problems.notFound("there is no such job");
        }
        return job;
    }

    private Execution find(String job, String id) {
        if (id.matches("[0-9]{1,18}")) {
            return desk.find(Long.parseLong(id))
                    .filter(execution -> execution.job().equals(job))
                    .orElseThrow(JobsResource::missing);
        }
        throw missing();
    }

    private static RuntimeException missing() {
        return Problems.notFound("there is no such run of this job");
    }
}
