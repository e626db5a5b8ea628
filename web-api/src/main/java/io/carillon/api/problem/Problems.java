package io.carillon.api.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The ways a request can be wrong. Each method makes an exception to throw. */
public final class Problems {
    private static final String TYPE = "urn:carillon:problem:";
    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    /** 400: the body or a parameter cannot be understood. */
    public static WebApplicationException malformed(String detail) {
        return of("malformed-request", "The request cannot be understood", 400, detail);
    }

    /** 400: these fields break their rules. */
    public static WebApplicationException invalidFields(List<FieldError> errors) {
        String detail = errors.size() == 1 ? "one field is wrong" : errors.size() + " fields are wrong";
        return exception(
                new Problem(TYPE + "invalid-fields", "Some fields are wrong", 400, detail, List.copyOf(errors), null));
    }

    /** 400: this one parameter breaks its rules. */
    public static WebApplicationException invalidField(String field, String message) {
        return invalidFields(List.of(new FieldError(field, message)));
    }

    /** 401: user name or password is wrong; never says which. */
    public static WebApplicationException badCredentials() {
        return new WebApplicationException(Response.fromResponse(
                        exception(plain("bad-credentials", "Login failed", 401, "user name or password is wrong"))
                                .getResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, Unauthenticated.CHALLENGE)
                .build());
    }

    /** 401: the password was right, but this account has to prove a second factor besides. */
    public static WebApplicationException secondFactorNeeded() {
        return new WebApplicationException(Response.fromResponse(exception(plain("second-factor-needed",
                        "A code is needed", 401, "send the code of the second factor as 'code' as well")).getResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, Unauthenticated.CHALLENGE)
                .build());
    }

    /** 401: what came back from a sign-in provider proves nothing; the log says why. */
    public static WebApplicationException notProven() {
        return new WebApplicationException(Response.fromResponse(exception(plain("not-proven",
                        "Sign-in failed", 401, "what the provider sent back is not good here, or too old: begin again"))
                        .getResponse())
                .header(HttpHeaders.WWW_AUTHENTICATE, Unauthenticated.CHALLENGE)
                .build());
    }

    /** 403: may not, whatever the role says. */
    public static WebApplicationException forbidden(String detail) {
        return of("forbidden", "Not allowed", 403, detail);
    }

    /** 404: no such thing. */
    public static WebApplicationException notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }

    /** 409: it exists already, or is not in a state for this. */
    public static WebApplicationException conflict(String detail) {
        return of("conflict", "Not possible now", 409, detail);
    }

    /** 410: it was there, but its time is over. */
    public static WebApplicationException gone(String detail) {
        return of("gone", "Not kept any more", 410, detail);
    }

    /** 412: somebody else changed it first. */
    public static WebApplicationException stale(String detail) {
        return of("stale", "Changed in the meantime", 412, detail);
    }

    /** 412: somebody else changed these things first; each is named as a field. */
    public static WebApplicationException stale(List<FieldError> things) {
        String detail = things.size() == 1 ? "one thing is stale" : things.size() + " things are stale";
        return exception(new Problem(TYPE + "stale", "Changed in the meantime", 412, detail, List.copyOf(things), null));
    }

    /** 413: the body is larger than anything the API takes. */
    public static WebApplicationException tooLarge(int limit) {
        return of("too-large", "The body is too large", 413, "at most " + limit + " bytes are taken");
    }

    /** 422: understood, but it contradicts an earlier request. */
    public static WebApplicationException unprocessable(String detail) {
        return of("unprocessable", "Cannot be done", UNPROCESSABLE, detail);
    }

    /** 428: a change needs to say which version it changes. */
    public static WebApplicationException preconditionRequired() {
        return of(
                "precondition-required",
                "If-Match is missing",
                428,
                "send the ETag of the version you read in If-Match, so that no other change is overwritten");
    }

    /** 429: too often. */
    public static WebApplicationException tooMany(String detail, long retryAfterSeconds) {
        return later(plain("too-many-requests", "Too many requests", 429, detail), retryAfterSeconds);
    }

    /** 503: try again later. */
    public static WebApplicationException unavailable(String detail, long retryAfterSeconds) {
        return later(plain("unavailable", "Not available now", 503, detail), retryAfterSeconds);
    }

    /** Any status, explained by its standard phrase. */
    static Problem ofStatus(int status, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Problem(
                "about:blank", known == null ? "HTTP " + status : known.getReasonPhrase(), status, detail, null, null);
    }

    private static WebApplicationException later(Problem problem, long seconds) {
        return new WebApplicationException(Response.fromResponse(exception(problem).getResponse())
                .header(HttpHeaders.RETRY_AFTER, Math.max(1, seconds))
                .build());
    }

    private static WebApplicationException of(String type, String title, int status, String detail) {
        return exception(plain(type, title, status, detail));
    }

    private static Problem plain(String type, String title, int status, String detail) {
        return new Problem(TYPE + type, title, status, detail, null, null);
    }

    private static WebApplicationException exception(Problem problem) {
        return new WebApplicationException(problem.title(), response(problem));
    }

    static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
