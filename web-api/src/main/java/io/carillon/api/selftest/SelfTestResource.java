package io.carillon.api.selftest;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.selftest.SelfTest;
import io.carillon.selftest.SelfTestBusy;
import io.carillon.selftest.SelfTestReport;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tries out the running server. */
@Path("/selftest")
@ApplicationScoped
@Tag(name = "selftest", description = "Whether this server works, tried out with real calls")
public class SelfTestResource {
    @Inject
    SelfTest selfTest;

    /** The answer comes when it is over. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Try out this server",
            description = "Two made-up telephones call the echo, a menu and a mailbox, all made for it and removed"
                    + " afterwards; the answer, after some ten seconds, says what was measured or what is wrong. As text"
                    + " its first word is PASS or FAIL.")
    @APIResponse(
            responseCode = "200",
            description = "It was tried; whether it works stands in the answer",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SelfTestView.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response run(SelfTestBody body, @Context HttpHeaders headers, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        SelfTestReport report;
        try {
            report = selfTest.run(caller.tenant(), body.steps(), caller.username());
        } catch (SelfTestBusy busy) {
            throw Problems.conflict(busy.getMessage());
        }
        boolean text = headers.getAcceptableMediaTypes().get(0).isCompatible(MediaType.TEXT_PLAIN_TYPE)
                && !headers.getAcceptableMediaTypes().get(0).isWildcardType();
        return text
                ? Response.ok(report.text(), MediaType.TEXT_PLAIN_TYPE).build()
                : Response.ok(SelfTestView.of(report), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
