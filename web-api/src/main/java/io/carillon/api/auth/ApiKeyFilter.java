package io.carillon.api.auth;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;

/** Puts the owner of a key in the place of the owner of a token; a key that is none is answered 401. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION - 100)
public class ApiKeyFilter implements ContainerRequestFilter {
    @Inject
    KeyGate gate;

    @Context
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        String token = request.getHeaderString(KeyGate.HEADER);
        if (token == null || request.getSecurityContext().getUserPrincipal() != null) {
            return;
        }
        KeyPrincipal principal = gate.enter(token, http.getRemoteAddr())
                .orElseThrow(() -> new NotAuthorizedException("Bearer"));
        request.setSecurityContext(new OfKey(principal, request.getSecurityContext().isSecure()));
    }

    /** What the resources see. */
    private record OfKey(KeyPrincipal principal, boolean secure) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return principal;
        }

        @Override
        public boolean isUserInRole(String role) {
            return principal.getGroups().contains(role);
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
