package io.carillon.api.users;

import io.carillon.access.SecondFactors;
import io.carillon.api.auth.AccountGate;
import io.carillon.api.http.Caller;
import io.carillon.api.http.FindQuery;
import io.carillon.api.http.IfMatch;
import io.carillon.api.http.Paging;
import io.carillon.api.http.Roles;
import io.carillon.api.http.Versions;
import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.ChangedAccount;
import io.carillon.directory.NewAccount;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts. A change or a deletion voids the tokens of the account at once. */
@Path("/users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "users", description = "Accounts that may log in")
public class UsersResource {
    @Inject
    Accounts accounts;

    @Inject
    AccountGate gate;

    @Inject
    SecondFactors factors;

    /** One page, by name. */
    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "List accounts", description = "In the order of their names.")
    public UserPage list(
            @BeanParam FindQuery page,
            @Context SecurityContext security) {
        int wanted = page.limit();
        Tenant tenant = Caller.of(security).tenant();
        List<Account> found = page.find() == null
                ? accounts.page(tenant, page.after(), wanted)
                : accounts.found(tenant, page.find(), page.after(), wanted);
        return new UserPage(
                found.stream().map(UserView::of).toList(),
                Paging.next(found, wanted, Account::username));
    }

    /** A new account. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Create an account")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response create(NewUserBody body, @Context UriInfo uri, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        ServerKeepers.guard(security, Set.of(), body.roles());
        NewAccount asked = new NewAccount(
                body.username(),
                body.password().toCharArray(),
                body.roles(),
                !Boolean.FALSE.equals(body.enabled()),
                body.extension());
        Account created = accounts.create(caller.tenant(), asked, caller.username());
        return Response.created(uri.getBaseUriBuilder().path("users").path("{name}").build(created.username()))
                .tag(Versions.tag(created.version()))
                .entity(UserView.of(created))
                .build();
    }

    /** One account. */
    @GET
    @Path("/{username}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Read an account")
    @APIResponse(
            responseCode = "200",
            description = "Found",
            headers = @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "304", description = "Not changed since the version in If-None-Match")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(
            @PathParam("username") String username, @Context SecurityContext security) {
        Account account = stored(Caller.of(security).tenant(), username);
        return Versions.answer(UserView.of(account), Versions.tag(account.version()));
    }

    /** A changed account. */
    @PUT
    @Path("/{username}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Change an account", description = "Voids its tokens.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = UserView.class)))
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    @APIResponse(responseCode = "428", ref = "PreconditionRequired")
    public Response change(
            @PathParam("username") String username,
            UserBody body,
            @BeanParam IfMatch match,
            @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        Account current = stored(tenant, username);
        ServerKeepers.guard(security, current.roles(), body.roles());
        char[] password = body.password() == null ? null : body.password().toCharArray();
        ChangedAccount asked = new ChangedAccount(
                password, body.roles(), !Boolean.FALSE.equals(body.enabled()), body.extension());
        Account changed = accounts.update(
                tenant, username, asked, match.version(current::version), Caller.of(security).username());
        gate.forget(new Caller(username, tenant));
        return Versions.answer(UserView.of(changed), Versions.tag(changed.version()));
    }

    /** The account is gone. The last administrator cannot be deleted. */
    @DELETE
    @Path("/{username}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Delete an account",
            description = "If-Match is honoured when sent. The last administrator stays.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "412", ref = "Stale")
    public void delete(
            @PathParam("username") String username, @Context HttpHeaders headers, @Context SecurityContext security) {
        Tenant tenant = Caller.of(security).tenant();
        Account current = stored(tenant, username);
        ServerKeepers.guard(security, current.roles(), Set.of());
        accounts.delete(
                tenant,
                username,
                Versions.expectedOrCurrent(headers, current::version),
                Caller.of(security).username());
        gate.forget(new Caller(username, tenant));
        factors.remove(tenant, username, Caller.of(security).username());
    }

    /** For somebody who has lost device and paper: the password alone lets in again. */
    @DELETE
    @Path("/{username}/second-factor")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Remove the second factor of an account", description = "The password alone lets in again.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public void removeSecondFactor(@PathParam("username") String username, @Context SecurityContext security) {
        Caller caller = Caller.of(security);
        Account account = stored(caller.tenant(), username);
        ServerKeepers.guard(security, account.roles(), Set.of());
        if (!factors.remove(caller.tenant(), account.username(), caller.username())) {
            throw Problems.notFound("this account has no second factor");
        }
    }

    private Account stored(Tenant tenant, String username) {
        return accounts.find(tenant, username).orElseThrow(() -> Problems.notFound("there is no such account"));
    }
}
