package io.carillon.api.reports;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Parameters;
import io.carillon.api.http.Roles;
import io.carillon.batch.RollUp;
import io.carillon.batch.RollUpQuery;
import io.carillon.batch.RollUps;
import io.carillon.cdr.Direction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports, read from what the roll-up job has written. */
@Path("/reports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports", description = "What calls add up to")
public class ReportsResource {
    private static final int MOST_ROWS = 1000;
    private static final String EACH = "*";

    @Inject
    RollUps rollUps;

    /** Calls, answers, seconds and quality by hour or day. */
    @GET
    @Path("/rollups")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR})
    @Operation(
            summary = "Calls by hour or day",
            description = "Oldest first. Written by the job cdr-rollup; calls that ended since its last run are not in"
                    + " it yet. A call counts once for the house and once for each of its extensions: sums are of the"
                    + " house, or of one extension.")
    @APIResponse(responseCode = "200", description = "Found")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public RollUpListing rollUps(@BeanParam Filter filter, @Context SecurityContext security) {
        RollUpQuery query = filter.toQuery(Caller.of(security));
        List<RollUp> found = rollUps.list(query);
        return new RollUpListing(
                found.stream().map(RollUpView::of).toList(),
                Paging.next(found, query.limit(), one -> RowKey.text(one.place())));
    }

    /** The filters as they stand in the address. */
    public static class Filter {
        @QueryParam("granularity")
        @Parameter(schema = @Schema(enumeration = {"hour", "day"}, defaultValue = "day"))
        String granularity;

        @QueryParam("from")
        @Parameter(
                description = "Earliest start, inclusive",
                schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String from;

        @QueryParam("to")
        @Parameter(
                description = "Latest start, exclusive",
                schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String to;

        @QueryParam("extension")
        @Parameter(description = "A number; absent or empty for the house as a whole, * for the house and each number")
        String extension;

        @QueryParam("direction")
        @Parameter(schema = @Schema(enumeration = {"INTERNAL", "INBOUND", "OUTBOUND"}))
        String direction;

        @QueryParam("after")
        @Parameter(description = "Key of the page, from 'next' of the page before")
        String after;

        @QueryParam("limit")
        @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "200"))
        String limit;

        RollUpQuery toQuery(Caller caller) {
            Parameters parameters = new Parameters();
            RollUpQuery.Grain grain = parameters.constant("granularity", RollUpQuery.Grain.class, granularity);
            RollUpQuery query = new RollUpQuery(
                    caller.tenant(),
                    grain == null ? RollUpQuery.Grain.DAY : grain,
                    parameters.instant("from", from),
                    parameters.instant("to", to),
                    EACH.equals(extension) ? null : extension == null ? "" : extension,
                    parameters.constant("direction", Direction.class, direction),
                    parameters.text(after) == null ? null : RowKey.place(after),
                    Paging.number("limit", limit, Paging.MAX_LIMIT, MOST_ROWS));
            parameters.check();
            return query;
        }
    }
}
