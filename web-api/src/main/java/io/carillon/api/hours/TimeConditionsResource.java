package io.carillon.api.hours;

import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Parameters;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.api.trunks.NamedSettings;
import io.carillon.hours.TimeCondition;
import io.carillon.trunk.ConditionSwitch;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.Stored;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Time conditions: list, create, read, change and delete. */
@Path("/time-conditions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "time-conditions",
        description = "Numbers that lead to one place while it is open and to another while it is closed")
public class TimeConditionsResource {
    private static final NamedSettings.Kind<TimeCondition, TimeConditionView> KIND =
            new NamedSettings.Kind<>(
                    TimeCondition.class, "time-conditions", "time condition", "number", TimeConditionView::of);

    @Inject
    OutsideDesk desk;

    @Inject
    ConditionSwitch conditions;

    /** One page, by number. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "List time conditions", description = "In the order of their numbers.")
    public TimeConditionPage list(@BeanParam FindQuery page, @Context SecurityContext security) {
        return items().list(page, security, TimeConditionPage::new);
    }

    /** A new one. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create a time condition")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TimeConditionView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(TimeConditionBody body, @Context SecurityContext security) {
        return items().create(body.number(), (tenant, before) -> body.settings(), security);
    }

    /** One of them. */
    @GET
    @Path("/{number}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read a time condition")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TimeConditionView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("number") String number, @Context SecurityContext security) {
        return items().read(number, security);
    }

    /** A changed one; calls in progress go on as they began. */
    @PUT
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change a time condition")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = TimeConditionView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("number") String number,
            TimeConditionBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        return items().change(number, (tenant, before) -> body.settings(), match, security);
    }

    /** It is gone; calls in progress go on. */
    @DELETE
    @Path("/{number}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete a time condition", description = "If-Match is honoured when sent.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("number") String number, @Context HttpHeaders headers, @Context SecurityContext security) {
        items().delete(number, headers, security);
    }

    /** What is in force. */
    @GET
    @Path("/{number}/now")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Read what is in force now",
            description = "Or at another moment, by the settings of now, so that a holiday can be tried beforehand.")
    @APIResponse(
            responseCode = "200",
            description = "In force",
            content = @Content(schema = @Schema(implementation = InForceView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public InForceView now(
            @PathParam("number") String number,
            @Parameter(description = "The moment in ISO 8601; now when absent") @QueryParam("at") String at,
            @Context SecurityContext security) {
        Parameters parameters = new Parameters();
        Instant moment = parameters.instant("at", at);
        parameters.check();
        return desk.find(TimeCondition.class, Caller.of(security).tenant(), number)
                .map(stored -> InForceView.of(stored.settings(), moment == null ? Instant.now() : moment))
                .orElseThrow(() -> Problems.notFound("there is no such time condition"));
    }

    /** By hand: the last to say so wins. */
    @PUT
    @Path("/{number}/standing")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(
            summary = "Open or close a time condition, or leave it to its hours",
            description = "As by feature code. Holds until it is said otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "Switched",
            content = @Content(schema = @Schema(implementation = TimeConditionView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response turn(
            @PathParam("number") String number, StandingBody body, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Stored<TimeCondition> now = conditions.turn(caller.tenant(), number, body.standing(), caller.username());
        return Versions.answer(TimeConditionView.of(now), Versions.tag(now.version()));
    }

    private NamedSettings<TimeCondition, TimeConditionView> items() {
        return new NamedSettings<>(desk, KIND);
    }
}
