package io.carillon.api.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Gives the errors of JAX-RS itself (unknown path, wrong method, wrong media type, missing role) a problem document,
 * and tells "log in" from "you may not": the role check answers 403 to both.
 */
@Provider
public class HttpProblemMapper implements ExceptionMapper<WebApplicationException> {
    @Context
    private HttpHeaders headers;

    @Context
    private SecurityContext security;

    @Override
    public Response toResponse(WebApplicationException thrown) {
        Response response = thrown.getResponse();
        int status = response.getStatus();
        if (response.getEntity() instanceof Problem || status < 400) {
            return response;
        }
        boolean anonymous = security == null || security.getUserPrincipal() == null;
        if (status == 401 || status == 403 && anonymous) {
            return Unauthenticated.response(headers);
        }
        Response.ResponseBuilder answer = Response.fromResponse(Problems.response(describe(status)));
        if (response.getHeaderString(HttpHeaders.ALLOW) != null) {
            answer.header(HttpHeaders.ALLOW, response.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    static Problem describe(int status) {
        return Problems.ofStatus(
                status,
                switch (status) {
                    case 400 -> "the request, one of its parameters or its body cannot be understood";
                    case 401 -> "the token is not valid here or no longer valid; log in again"
;                    case 403 -> "none of your roles may do this";
                    case 404 -> "there is nothing at this address";
                    case 405 -> "this address does not know that method";
                    case 406 -> "this address cannot answer in a media type that you accept";
                    case 415 -> "send the body as application/json";
                    default -> null;
                });
    }
}
