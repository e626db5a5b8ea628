package io.carillon.api.trunks;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.Check;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.RateDeck;
import io.carillon.trunk.RateUpload;
import io.carillon.trunk.Rates;
import io.carillon.trunk.TrunkSettings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a trunk asks, as its carrier says it in a table. */
@Path("/trunks/{name}/rates")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "trunks")
public class RatesResource {
    @Inject
    Rates rates;

    @Inject
    OutsideDesk desk;

    /** What is known of the deck there is. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Operation(summary = "Read about the rate deck of a trunk")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RateDeckView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("name") String name, @Context SecurityContext security) {
        RateDeck deck = rates.of(Caller.of(security).tenant(), name)
                .orElseThrow(() -> Problems.notFound("there is no rate deck of such a trunk"));
        return Response.ok(RateDeckView.of(deck)).tag(Versions.tag(deck.version())).build();
    }

    /** The deck as it can be loaded again. */
    @GET
    @Path("/table")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR})
    @Produces("text/csv")
    @Operation(summary = "Download the rate deck of a trunk", description = "Loaded again as it is, it changes no price.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response download(@PathParam("name") String name, @Context SecurityContext security) {
        String table = rates.table(Caller.of(security).tenant(), name)
                .orElseThrow(() -> Problems.notFound("there is no rate deck of such a trunk"));
        return Response.ok(table, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"rates.csv\"")
                .build();
    }

    /** A new deck in place of the one there is, as a whole or, when one row is wrong, not at all. */
    @PUT
    @Consumes("text/csv")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Load a rate deck",
            description = "CSV with a header line; columns prefix and per_minute, and if need be setup, first_seconds,"
                    + " step_seconds and valid_from, the day from which a price holds. When one row is wrong nothing is loaded. If-Match is honoured when sent.")
    @RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(
            type = SchemaType.STRING, examples = "prefix,per_minute\n49,0.012\n4915,0.081\n")))
    @APIResponse(
            responseCode = "200",
            description = "Read; the answer says whether it was loaded",
            content = @Content(schema = @Schema(implementation = RateUploadView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "412", ref = "Stale")
    public RateUploadView load(
            @PathParam("name") String name,
            @Parameter(description = "ISO 4217 code of all prices", example = "EUR") @QueryParam("currency")
                    String currency,
            @Parameter(
                    description = "true to read it only",
                    schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun") String dryRun,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream table) throws IOException {
        Caller caller = Caller.of(security);
        Tenant tenant = caller.tenant();
        if (desk.find(TrunkSettings.class, tenant, name).isEmpty()) {
            throw Problems.notFound("there is no such trunk");
        }
        long expected = Versions.expectedOrCurrent(
                headers, () -> rates.of(tenant, name).map(RateDeck::version).orElse(0L));
        Check check = "true".equals(dryRun) ? null : new Check(expected, caller.username());
        RateUpload upload = rates.load(tenant, name,
                new Rates.Sheet(new InputStreamReader(table, StandardCharsets.UTF_8), currency), check);
        return RateUploadView.of(upload);
    }
}
