package io.carillon.api.http;

import io.carillon.api.problem.Problems;
import io.carillon.contract.Tenant;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Keeps the people of other tenants from the server itself. Runs after the role check. */
@Provider
@OfTheServer
@Priority(Priorities.AUTHORIZATION + 1)
public class OfTheServerFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        if (!Caller.of(request.getSecurityContext()).tenant().equals(Tenant.DEFAULT)) {
            throw Problems.forbidden("this is about the server, which belongs to its first tenant");
        }
    }
}
