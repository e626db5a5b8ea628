package io.carillon.api.cdrs;

import io.carillon.api.http.Caller;
import io.carillon.api.http.PageQuery;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.cdr.CdrQuery;
import io.carillon.cdr.CdrRecorder;
import io.carillon.cdr.DeadLetter;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.directory.AuditTrail;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Records of finished calls that could not be stored: seen, and tried again once the reason is gone. */
@Path("/cdrs/dead-letters")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cdrs", description = "Records of finished calls")
public class DeadLettersResource {
    private static final String RETRIED = "cdr.dead-letter.retried";
    private static final int RETRY_SECONDS = 5;

    @EJB
    CdrRecorder recorder;

    @Inject
    AuditTrail trail;

    /** One page, in the order of the calls. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "List call records that could not be stored",
            description = "In the order of their calls. They are kept as files until they are tried again and stored.")
    public DeadLetterListing list(@BeanParam PageQuery page, @Context SecurityContext security) {
        int wanted = page.limit();
        List<DeadLetter> found = recorder.deadLetters(Caller.of(security).tenant(), page.after(), wanted);
        return new DeadLetterListing(
                found.stream().map(DeadLetterView::of).toList(),
                Paging.next(found, wanted, letter -> letter.record().id().value()));
    }

    /** Has all of them tried again, as many as there is room for. */
    @POST
    @Path("/retry")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Try all call records again that could not be stored",
            description = "What is refused again stays, with the new reason. A record is never stored twice.")
    @APIResponse(
            responseCode = "202",
            description = "They are being tried again",
            content = @Content(schema = @Schema(implementation = RetryAnswer.class)))
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response retryAll(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        trail.note(caller.tenant(), caller.username(), RETRIED, "all");
        return accepted(offerAll(caller.tenant()));
    }

    private int offerAll(Tenant tenant) {
        int taken = 0;
        List<DeadLetter> page = recorder.deadLetters(tenant, null, CdrQuery.MAX_LIMIT);
        while (!page.isEmpty()) {
            for (DeadLetter letter : page) {
                if (!recorder.retry(letter)) {
                    return taken;
                }
                taken++;
            }
            String last = page.get(page.size() - 1).record().id().value();
            page = recorder.deadLetters(tenant, last, CdrQuery.MAX_LIMIT);
        }
        return taken;
    }

    /** Has one of them tried again. */
    @POST
    @Path("/{id}/retry")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Try a call record again that could not be stored",
            description = "When it is refused again it stays, with the new reason. A record is never stored twice.")
    @APIResponse(
            responseCode = "202",
            description = "It is being tried again",
            content = @Content(schema = @Schema(implementation = RetryAnswer.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response retry(@PathParam("id") String id, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        if (!id.matches("[A-Za-z0-9-]{1,40}")) {
            throw missing();
        }
        DeadLetter letter =
                recorder.deadLetter(caller.tenant(), new CallId(id)).orElseThrow(DeadLettersResource::missing);
        trail.note(caller.tenant(), caller.username(), RETRIED, id);
        if (!recorder.retry(letter)) {
            throw Problems.unavailable("too many records wait for the database", RETRY_SECONDS);
        }
        return accepted(1);
    }

    private static Response accepted(int taken) {
        return Response.accepted(new RetryAnswer(taken)).build();
    }

    private static RuntimeException missing() {
        return Problems.notFound("there is no record of such a call that could not be stored");
    }
}
