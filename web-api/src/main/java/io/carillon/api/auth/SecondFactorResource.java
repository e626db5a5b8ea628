package io.carillon.api.auth;

import io.carillon.access.SecondFactors;
import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The second factor of the own account: codes that a device shows (RFC 6238). */
@Path("/auth/second-factor")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth")
public class SecondFactorResource {
    @Inject
    SecondFactors factors;

    @Inject
    Accounts accounts;

    /** Whether it is asked for. */
    @GET
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Whether the own account has a second factor")
    public SecondFactorAnswer read(@Context SecurityContext security) {
        return new SecondFactorAnswer(factors.isOn(person(security).username()), null, null, null);
    }

    /** A fresh secret, to be confirmed. */
    @POST
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Begin a second factor",
            description = "The answer has a secret for an authenticator. It is not asked for until a code confirms it.")
    @APIResponse(responseCode = "200", description = "To be confirmed")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public SecondFactorAnswer beginFactor(@Context SecurityContext security) {
        Caller caller = person(security);
        if (accounts.find(caller.tenant(), caller.username()).filter(one -> one.origin() == Account.Origin.OIDC).isPresent()) {
            throw Problems.conflict("you sign in at a provider; whether a second factor is asked for is decided there");
        }
        SecondFactors.Begun begun = factors.begin(caller.tenant(), caller.username());
        return new SecondFactorAnswer(false, begun.secret(), begun.uri(), null);
    }

    /** The device has it. */
    @POST
    @Path("/confirm")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Confirm a second factor",
            description = "From now on a code is asked for at login. The answer has ten codes that replace the device"
                    + " once each; they are shown this once.")
    @APIResponse(responseCode = "200", description = "In force")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "429", ref = "TooMany")
    public SecondFactorAnswer confirmFactor(SecondFactorBody body, @Context SecurityContext security) {
        Caller caller = person(security);
        List<String> recovery = factors.confirm(caller.tenant(), caller.username(), body.code(), Instant.now())
                .orElseThrow(SecondFactorResource::wrongCode);
        return new SecondFactorAnswer(true, null, null, recovery);
    }

    /** It is asked for no more. */
    @POST
    @Path("/remove")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Remove the second factor", description = "Needs a code once more.")
    @APIResponse(responseCode = "200", description = "Removed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "429", ref = "TooMany")
    public SecondFactorAnswer removeFactor(SecondFactorBody body, @Context SecurityContext security) {
        Caller caller = person(security);
        if (!factors.check(caller.username(), body.code(), Instant.now())) {
            throw wrongCode();
        }
        factors.remove(caller.tenant(), caller.username(), caller.username());
        return new SecondFactorAnswer(false, null, null, null);
    }

    private static Caller person(SecurityContext security) {
        if (security.getUserPrincipal() instanceof KeyPrincipal) {
            throw Problems.forbidden("this is for people, not for keys");
        }
        return Caller.of(security);
    }

    private static RuntimeException wrongCode() {
        return Problems.invalidField("code", "is not the one that the device shows now");
    }
}
