package io.carillon.api.cdrs;

import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.cdr.CallRecord;
import io.carillon.cdr.CallRecords;
import io.carillon.cdr.CdrPage;
import io.carillon.cdr.CdrQuery;
import io.carillon.contract.CallId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Call records. They never change: once read, a record need not be read again. */
@Path("/cdrs")
@ApplicationScoped
@Tag(name = "cdrs", description = "Records of finished calls")
public class CdrsResource {
    private static final String CSV = "text/csv";

    @Inject
    CallRecords records;

    @Inject
    OwnExtension own;

    /** One page of a search. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Search call records",
            description = "Newest first. With Accept: text/csv the answer is a table of all pages from this one on,"
                    + " written as they are read. Role user finds those that the own extension placed or that dialled it.")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CdrListing.class)),
                @Content(mediaType = CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", ref = "BadRequest")
    public CdrListing search(@BeanParam CdrFilter filter, @Context SecurityContext security) {
        CdrPage page = records.search(filter.toQuery(Caller.of(security).tenant(), limit(security)));
        return new CdrListing(page.records().stream().map(CdrView::of).toList(), page.nextCursor());
    }

    /** The same search as a table, all pages. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Produces(CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Response table(@BeanParam CdrFilter filter, @Context SecurityContext security) {
        CdrQuery query = filter.toQuery(Caller.of(security).tenant(), limit(security)).inLargestPages();
        // The first page is read before the answer begins, so that an error is still an error.
        CdrPage first = records.search(query);
        StreamingOutput table = out -> CdrTable.write(first, cursor -> records.search(query.after(cursor)), out);
        return Response.ok(table, CSV + ";charset=UTF-8;header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cdrs.csv\"")
                .build();
    }

    /** One record. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Read a call record")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = CdrView.class)))
    @APIResponse(responseCode = "304", description = "Records never change")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@PathParam("id") String id, @Context SecurityContext security) {
        return Versions.answer(CdrView.of(find(id, security)), new EntityTag(id));
    }

    /** How one sounded, interval by interval. */
    @GET
    @Path("/{id}/quality")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Read how the audio of a call went on",
            description = "Loss, jitter, round trip and opinion score of each leg, interval by interval.")
    @APIResponse(
            responseCode = "200",
            description = "Found; no legs when the call had no audio, or none for as long as an interval",
            content = @Content(schema = @Schema(implementation = CallQuality.class)))
    @APIResponse(responseCode = "304", description = "Records never change")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response quality(@PathParam("id") String id, @Context SecurityContext security) {
        CallRecord call = find(id, security);
        return Versions.answer(CallQuality.of(call, records.courses(call)), new EntityTag(id));
    }

    private CallRecord find(String id, SecurityContext security) {
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw missing();
        }
        Optional<String> limit = limit(security);
        return records.find(Caller.of(security).tenant(), new CallId(id))
                .filter(found -> limit.isEmpty() || isOf(limit.get(), found))
                .orElseThrow(CdrsResource::missing);
    }

    private Optional<String> limit(SecurityContext security) {
        return own.limit(security, Roles.ADMIN, Roles.SUPERVISOR, Roles.AUDITOR);
    }

    /** Whether the extension placed the call, was dialled, or had a telephone in it. */
    private static boolean isOf(String extension, CallRecord call) {
        return call.caller().equals(extension)
                || call.callee().equals(extension)
                || call.legs().stream().anyMatch(leg -> leg.party().equals(extension));
    }

    private static RuntimeException missing() {
        return Problems.notFound("there is no record of such a call");
    }
}
