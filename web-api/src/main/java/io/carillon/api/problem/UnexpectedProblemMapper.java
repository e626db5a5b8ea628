package io.carillon.api.problem;

import io.carillon.api.ApiLog;
import io.carillon.cdr.BadCursor;
import io.carillon.contract.SwitchBusyException;
import io.carillon.directory.Conflict;
import io.carillon.directory.Gone;
import io.carillon.directory.Invalid;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.TooManyAttempts;
import io.carillon.engine.NoSuchCall;
import io.carillon.engine.NotYours;
import io.carillon.engine.SwitchUnavailable;
import io.carillon.engine.WrongCallState;
import io.carillon.trunk.StalePlan;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Turns what the doors of the core throw into problem documents. What nobody foresaw is a 500 with an incident id:
 * the log tells the rest, the caller does not learn it.
 */
@Provider
public class UnexpectedProblemMapper implements ExceptionMapper<Throwable> {
    private static final int INCIDENT_BYTES = 6;
    private static final int SWITCH_RETRY_SECONDS = 2;
    private static final int DATABASE_RETRY_SECONDS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Context
    private Request request;

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable known = thrown;
        for (int depth = 0; known != null && depth < 10; depth++, known = known.getCause()) {
            WebApplicationException problem = foreseen(known);
            if (problem != null) {
                return problem.getResponse();
            }
            if (isUnreachable(known)) {
                ApiLog.API.unavailable(request.getMethod(), path(), known.toString());
                return Problems.unavailable("the database cannot be reached", DATABASE_RETRY_SECONDS).getResponse();
            }
        }
        return incident(thrown);
    }

    /** The problem for an exception that a door of the core declares, or null. */
    static WebApplicationException foreseen(Throwable thrown) {
        if (thrown instanceof NotFound) {
            return Problems.notFound(thrown.getMessage());
        } else if (thrown instanceof Gone) {
            return Problems.gone(thrown.getMessage());
        } else if (thrown instanceof Conflict) {
            return Problems.conflict(thrown.getMessage());
        } else if (thrown instanceof StaleVersion) {
            return Problems.stale(thrown.getMessage());
        } else if (thrown instanceof StalePlan stale) {
            return Problems.stale(stale.things().entrySet().stream()
                    .map(thing -> new FieldError(thing.getKey(), thing.getValue()))
                    .sorted(Comparator.comparing(FieldError::field))
                    .toList());
        } else if (thrown instanceof Invalid invalid) {
            return Problems.invalidFields(errors(invalid));
        } else if (thrown instanceof BadCursor) {
            return Problems.invalidField("cursor", "is not one that this server issued");
        } else if (thrown instanceof NoSuchCall) {
            return Problems.notFound("there is no such live call");
        } else if (thrown instanceof NotYours) {
            return Problems.forbidden(thrown.getMessage());
        } else if (thrown instanceof WrongCallState) {
            return Problems.conflict(thrown.getMessage());
        } else if (thrown instanceof SwitchUnavailable || thrown instanceof SwitchBusyException) {
            return Problems.unavailable("the switch cannot take the request now", SWITCH_RETRY_SECONDS);
        } else if (thrown instanceof TooManyAttempts attempts) {
            return Problems.tooMany("too many failed logins", attempts.retryAfterSeconds());
        } else if (thrown instanceof EJBAccessException) {
            return Problems.forbidden("none of your roles may do this");
        } else if (thrown instanceof WebApplicationException web && web.getResponse().getEntity() instanceof Problem) {
            return web;
        }
        return null;
    }

    private static List<FieldError> errors(Invalid invalid) {
        List<FieldError> errors = new ArrayList<>();
        invalid.fields().forEach((field, messages) ->
                messages.forEach(message -> errors.add(new FieldError(field, message))));
        errors.sort(Comparator.comparing(FieldError::field));
        return errors;
    }

    /** Drivers say it in three ways: by type, by SQL state class 08 (connection exception), or not at all below the pool. */
    static boolean isUnreachable(Throwable thrown) {
        if (thrown instanceof SQLException sql) {
            return sql instanceof SQLTransientException
                    || sql instanceof SQLRecoverableException
                    || sql instanceof SQLNonTransientConnectionException
                    || sql.getSQLState() != null && sql.getSQLState().startsWith("08");
        }
        return thrown.getClass().getName().startsWith("jakarta.resource.");
    }

    private Response incident(Throwable thrown) {
        byte[] random = new byte[INCIDENT_BYTES];
        RANDOM.nextBytes(random);
        String incident = HexFormat.of().formatHex(random);
        ApiLog.API.incident(incident, request.getMethod(), path(), thrown);
        return Problems.response(new Problem(
                "urn:carillon:problem:unexpected",
                "Unexpected error",
                500,
                "this should not happen; the server's log tells more under the incident id",
                null,
                incident));
    }

    private String path() {
        return uri.getPath();
    }
}
