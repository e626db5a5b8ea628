package io.carillon.api.auth;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.ChangedAccount;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logging in and what concerns the own login. */
@Path("/auth")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth", description = "Logging in")
public class AuthResource {
    @Inject
    LoginDoor door;

    @Inject
    Accounts accounts;

    @Inject
    OwnExtension own;

    @Inject
    Logins logins;

    /** A user name and a password for a token. */
    @POST
    @Path("/login")
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            summary = "Log in",
            description = "Returns a token to be sent as Authorization: Bearer for the next hour; POST /api/auth/renewal"
                    + " gives another. An account with a second factor is answered 401 second-factor-needed without a code.")
    @APIResponse(responseCode = "200", description = "Logged in")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "429", ref = "TooMany")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public TokenAnswer login(LoginBody body, @Context HttpServletRequest request) {
        return logins.begin(door.enter(body, request.getRemoteAddr()), request);
    }

    /** Who the token belongs to. */
    @GET
    @Path("/me")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(summary = "Who am I", description = "Who the token belongs to.")
    public Me me(@Context SecurityContext security) {
        JsonWebToken token = (JsonWebToken) security.getUserPrincipal();
        Caller caller = Caller.of(token);
        return new Me(
                caller.username(),
                caller.tenant().name(),
                token.getGroups().stream().sorted().toList(),
                own.of(security).orElse(null),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** The login goes on. */
    @POST
    @Path("/renewal")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Stay logged in",
            description = "Another token of the same login for an hour more; the one before stays good until it is over."
                    + " A login that was ended has none, and none goes on for longer than carillon.login.longest-hours (409).")
    @APIResponse(responseCode = "200", description = "Renewed")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public TokenAnswer renewLogin(@Context SecurityContext security) {
        return logins.renew((JsonWebToken) security.getUserPrincipal());
    }

    /** A new password for oneself. All tokens of the account are void afterwards; the answer has a fresh one. */
    @POST
    @Path("/password")
    @RolesAllowed({Roles.ADMIN, Roles.SUPERVISOR, Roles.USER, Roles.AUDITOR})
    @Operation(
            summary = "Change the own password",
            description = "Voids all tokens of the account; the answer brings a new one.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "429", ref = "TooMany")
    public TokenAnswer changePassword(
            PasswordBody body, @Context SecurityContext security, @Context HttpServletRequest request) {
        Caller caller = Caller.of(security);
        Account account = door.check(caller.username(), body.oldPassword(), request.getRemoteAddr())
                .orElseThrow(() -> Problems.invalidField("oldPassword", "is not the password of this account"));
        if (account.origin() != Account.Origin.LOCAL) {
            throw Problems.conflict("your password is kept where you sign in; it is changed there");
        }
        ChangedAccount changed =
                new ChangedAccount(
                        body.newPassword().toCharArray(), account.roles(), account.enabled(), account.extension());
        Account stored = accounts.update(
                caller.tenant(), caller.username(), changed, account.version(), caller.username());
        return logins.begin(stored, request);
    }
}
