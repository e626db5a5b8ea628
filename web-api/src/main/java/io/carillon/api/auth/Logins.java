package io.carillon.api.auth;

import io.carillon.access.LoginSession;
import io.carillon.access.Sessions;
import io.carillon.api.http.Caller;
import io.carillon.api.http.TokenId;
import io.carillon.api.problem.Problems;
import io.carillon.directory.Account;
import io.carillon.directory.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What every way to log in ends with: a token, and a login in the list of those in force. */
@ApplicationScoped
public class Logins {
    @Inject
    Tokens tokens;

    @Inject
    Sessions sessions;

    @Inject
    AccountGate gate;

    @Inject
    Accounts accounts;

    /** Somebody has proven who he is. */
    TokenAnswer begin(Account account, HttpServletRequest request) {
        // Coming in may have made or changed the account.
        gate.forget(new Caller(account.username(), account.tenant()));
        TokenAnswer answer = tokens.issue(account);
        Instant now = Instant.now();
        sessions.begun(new LoginSession(answer.session(), account.tenant(), account.username(), now,
                now.plusSeconds(answer.expiresIn()), request.getRemoteAddr(), request.getHeader("User-Agent")));
        return answer;
    }

    /** Who is logged in stays so: another token of the same login, as long as the account is what it was. */
    TokenAnswer renew(JsonWebToken token) {
        if (token instanceof KeyPrincipal) {
            throw Problems.forbidden("an API key is no login that could go on");
        }
        TokenId id = TokenId.of(token);
        Account account = accounts.find(id.tenant(), token.getName()).filter(Account::enabled)
                .filter(now -> now.version() == id.version()).orElseThrow(Logins::over);
        Instant until = sessions.prolong(id.tenant(), account.username(), id.unique(),
                Instant.ofEpochSecond(token.getExpirationTime()), Instant.now().plus(Tokens.LIFETIME)).orElseThrow(Logins::over);
        return tokens.renew(account, id.unique(), until);
    }

    private static NotAuthorizedException over() {
        return new NotAuthorizedException("Bearer");
    }
}
