package io.carillon.api.auth;

import io.carillon.access.LoginLink;
import io.carillon.access.LoginLinks;
import io.carillon.api.ApiLog;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import io.carillon.directory.ChangedAccount;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.TooManyAttempts;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Logging in by a link that is good once, and choosing a password with it. */
@Path("/auth/link")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "auth")
public class LinkResource {
    /** What bcrypt sees of a password. */
    private static final int MOST_BYTES = 72;

    private static final String BY_LINK = "by a link";

    @Inject
    LoginLinks links;

    @Inject
    LoginDoor door;

    @Inject
    Accounts accounts;

    @Inject
    CustomerBook customers;

    @Inject
    Logins logins;

    /** What opens a link for a token. What is wrong with it is not said; a code that is missing does not use it up. */
    @POST
    @PermitAll
    @SecurityRequirementsSet
    @Operation(
            summary = "Log in by a link",
            description = "Takes the link of the first start, or one that an administrator has made, once, and only while the"
                    + " account is what it was when the link was made. With a new password that is the one to log in with"
                    + " from now on, and all other tokens of the account are void. An account with a second factor is"
                    + " answered 401 second-factor-needed without a code.")
    @APIResponse(responseCode = "200", description = "Logged in")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "429", ref = "TooMany")
    public TokenAnswer loginByLink(LinkBody body, @Context HttpServletRequest request) {
        String source = request.getRemoteAddr();
        if (body.newPassword() != null && body.newPassword().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problems.invalidField("newPassword", "must have at most " + MOST_BYTES + " bytes in UTF-8");
        }
        LoginLink link = found(body.token(), source).orElseThrow(() -> refused(source));
        Account account = holder(link).orElseThrow(() -> refused(source));
        door.prove(account, body.code(), source);
        if (!links.use(body.token(), link, source)) {
            throw refused(source);
        }
        ApiLog.SECURITY.loggedIn(account.username(), source);
        return logins.begin(body.newPassword() == null ? account : withPassword(account, body.newPassword()), request);
    }

    private Optional<LoginLink> found(String token, String source) {
        try {
            return links.find(token, source, Instant.now());
        } catch (TooManyAttempts e) {
            ApiLog.SECURITY.loginLocked(BY_LINK, source);
            throw Problems.tooMany("too many links that open nothing came from there", e.retryAfterSeconds());
        }
    }

    private Optional<Account> holder(LoginLink link) {
        return accounts.find(link.tenant(), link.username())
                .filter(account -> link.opens(account) && customers.isServed(account.tenant()));
    }

    private Account withPassword(Account account, String password) {
        ChangedAccount changed = new ChangedAccount(
                password.toCharArray(), account.roles(), account.enabled(), account.extension());
        return accounts.update(account.tenant(), account.username(), changed, account.version(), account.username());
    }

    private static RuntimeException refused(String source) {
        ApiLog.SECURITY.loginRefused(BY_LINK, source);
        return Problems.badCredentials();
    }
}
