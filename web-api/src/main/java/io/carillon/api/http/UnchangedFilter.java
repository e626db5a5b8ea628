package io.carillon.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/** Who has read this version already is told so instead of being sent it again (RFC 9110 section 13.1.2). */
@Provider
public class UnchangedFilter implements ContainerResponseFilter {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        EntityTag tag = response.getEntityTag();
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (tag == null || known == null || response.getStatus() != OK || !request.getMethod().equals("GET")) {
            return;
        }
        if (isAmong(known, '"' + tag.getValue() + '"')) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        }
    }

    /** Compared as weak tags are (RFC 9110 section 8.8.3.2). */
    static boolean isAmong(String known, String written) {
        return Arrays.stream(known.split(",", 16))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(written) || one.equals("W/" + written));
    }
}
