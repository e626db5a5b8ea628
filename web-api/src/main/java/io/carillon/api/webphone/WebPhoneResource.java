package io.carillon.api.webphone;

import io.carillon.api.ApiLog;
import io.carillon.api.auth.OwnExtension;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.directory.WebPhonePass;
import io.carillon.directory.WebPhones;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The telephone in the browser: it registers over SIP on a WebSocket at {@code /sip} of the same address. */
@Path("/web-phone")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "web-phone", description = "The telephone in the browser")
public class WebPhoneResource {
    private static final long AGAIN_SECONDS = 5;

    @Inject
    OwnExtension own;

    @Inject
    WebPhones phones;

    /** A pass for the extension that belongs to the account. */
    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Become a telephone of the own extension",
            description = "Returns a digest user name and a secret made for this browser, good for an hour. The secret of the"
                    + " extension itself is neither told nor changed. An extension has eight such passes at most; one more"
                    + " takes the place of the oldest.")
    @APIResponse(responseCode = "200", description = "Register with this")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public WebPhoneView become(@Context SecurityContext security) {
        Caller caller = Caller.of(security);
        String number = own.of(security).orElseThrow(() -> Problems.conflict("no extension belongs to your account"));
        WebPhonePass pass = phones.issue(caller.tenant(), number)
                .orElseThrow(() -> Problems.unavailable("the switch cannot be reached", AGAIN_SECONDS));
        ApiLog.SECURITY.webPhone(caller.username(), pass.username());
        return WebPhoneView.of(pass);
    }
}
