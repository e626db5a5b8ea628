package io.carillon.api.auth;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Answers 401 to a token, however well signed, that was ended or whose account has changed since. Runs before the role check. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AccountGateFilter implements ContainerRequestFilter {
    @Inject
    AccountGate gate;

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token && !gate.isGood(token)) {
            throw new NotAuthorizedException("Bearer");
        }
    }
}
