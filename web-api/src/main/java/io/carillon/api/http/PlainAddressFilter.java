package io.carillon.api.http;

import io.carillon.api.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Refuses addresses with control characters in them: no name of ours has any, and a database may choke on them. */
@Provider
@PreMatching
public class PlainAddressFilter implements ContainerRequestFilter {
    private static final Pattern CONTROL = Pattern.compile("%(?:[01][0-9a-f]|7f)", Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(ContainerRequestContext request) {
        String address = request.getUriInfo().getRequestUri().toString();
        if (!isPlain(address)) {
            throw Problems.malformed("the address contains control characters");
        }
    }

    static boolean isPlain(String address) {
        return address.indexOf('%') < 0 || !CONTROL.matcher(address).find();
    }
}
