package io.carillon.api.auth;

import io.carillon.api.ApiLog;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Account;
import io.carillon.oidc.NotProven;
import io.carillon.oidc.OidcClient;
import io.carillon.oidc.Proven;
import io.carillon.oidc.Provider;
import io.carillon.oidc.ProviderAway;
import io.carillon.signin.NotAdmitted;
import io.carillon.signin.SignIn;
import jakarta.annotation.security.PermitAll;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Signing in at another place (OpenID Connect, authorization code with PKCE). What comes of it is a login like any other. */
@Path("/auth/oidc")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth")
public class OidcResource {
    private static final long AGAIN_SECONDS = 10;

    @Inject
    OidcClient client;

    @Inject
    OidcTickets tickets;

    @Inject
    SignIn signIn;

    @Inject
    Logins logins;

    /** Whether there is such a place. */
    @GET
    @PermitAll
    @SecurityRequirementsSet
    @Operation(summary = "Where people may sign in besides here")
    public OidcProviderAnswer readProvider() {
        return client.provider()
                .map(provider -> new OidcProviderAnswer(true, provider.name()))
                .orElseGet(() -> new OidcProviderAnswer(false, null));
    }

    /** Sends a browser there. */
    @POST
    @Path("/begin")
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            summary = "Begin to sign in at the provider",
            description = "The browser keeps 'ticket' to itself, goes to 'address', and comes back with a code to the page"
                    + " of carillon.oidc.redirect-uri.")
    @APIResponse(responseCode = "200", description = "Begun")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public OidcBegun beginSignIn() {
        Provider provider = provider();
        OidcTickets.Journey journey = tickets.fresh();
        return asked(() -> new OidcBegun(
                client.begin(provider, journey.state(), journey.nonce(), journey.verifier()).toString(),
                tickets.seal(journey)));
    }

    /** The browser is back. */
    @POST
    @Path("/finish")
    @PermitAll
    @SecurityRequirementsSet
    @Operation(summary = "Finish to sign in at the provider", description = "The answer is that of a login.")
    @APIResponse(responseCode = "200", description = "Logged in")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "404", ref = "NotFound")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public TokenAnswer finishSignIn(OidcReturnBody body, @Context HttpServletRequest request) {
        Provider provider = provider();
        Account account = asked(() -> {
            OidcTickets.Journey journey = tickets.open(body.ticket(), body.state());
            Proven proven = client.redeem(provider, body.code(), journey.nonce(), journey.verifier());
            return signIn.vouchedFor(proven.username(), proven.subject(), proven.words());
        });
        ApiLog.SECURITY.loggedIn(account.username(), request.getRemoteAddr());
        return logins.begin(account, request);
    }

    private Provider provider() {
        return client.provider().orElseThrow(() -> Problems.notFound("people sign in here only"));
    }

    private static <T> T asked(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProviderAway away) {
            throw Problems.unavailable("the sign-in provider does not answer; accounts of this server can log in", AGAIN_SECONDS);
        } catch (NotProven refused) {
            throw Problems.notProven();
        } catch (NotAdmitted refused) {
            throw Problems.forbidden(refused.getMessage());
        }
    }
}
