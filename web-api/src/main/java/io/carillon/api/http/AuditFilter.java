package io.carillon.api.http;

import io.carillon.api.ApiLog;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Notes every change that somebody asked for, done or refused, in the audit log. Bodies are never logged. */
@Provider
public class AuditFilter implements ContainerResponseFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (READS.contains(request.getMethod())
                || !(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token)) {
            return;
        }
        Caller caller = Caller.of(token);
        // The raw path is still percent-encoded: no line breaks can be smuggled into the log.
        String path = request.getUriInfo().getRequestUri().getRawPath();
        ApiLog.AUDIT.changed(
                caller.username(), caller.tenant().name(), request.getMethod(), path, response.getStatus());
    }
}
