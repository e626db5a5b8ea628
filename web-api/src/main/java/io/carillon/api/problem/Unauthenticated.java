package io.carillon.api.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** 401 for requests without a valid token, told the way bearer tokens ask for (RFC 6750 section 3). */
final class Unauthenticated {
    static final String CHALLENGE = "Bearer realm=\"carillon\"";

    private Unauthenticated() {}

    static Response response(HttpHeaders headers) {
        boolean tokenSent = headers.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        String detail = tokenSent
                ? "the token is not valid here or no longer valid; log in again"
                : "log in at /api/auth/login and send the token as Authorization: Bearer";
        Problem problem = new Problem(
                "urn:carillon:problem:unauthenticated", "Not logged in", 401, detail, null, null);
        return Response.fromResponse(Problems.response(problem))
                .header(HttpHeaders.WWW_AUTHENTICATE, tokenSent ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE)
                .build();
    }
}
