package io.carillon.api.auth;

import io.carillon.access.LoginSession;
import io.carillon.access.Sessions;
import io.carillon.api.http.Caller;
import io.carillon.directory.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/** What every way to log in ends with: a token, and a login in the list of those in force. */
@ApplicationScoped
public class Logins {
    @Inject
    Tokens tokens;

    @Inject
    Sessions sessions;

    @Inject
    AccountGate gate;

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
}
