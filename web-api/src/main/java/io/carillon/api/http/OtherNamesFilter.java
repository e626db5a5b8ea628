package io.carillon.api.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Leads requests under other names to ours, before anybody looks at the address. */
@Provider
@PreMatching
@Priority(1)
public class OtherNamesFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        URI moved = OtherNames.moved(request.getUriInfo().getBaseUri(), request.getUriInfo().getRequestUri());
        if (moved != null) {
            request.setRequestUri(moved);
        }
    }
}
