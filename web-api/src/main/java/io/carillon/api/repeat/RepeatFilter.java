package io.carillon.api.repeat;

import io.carillon.access.Repeated;
import io.carillon.api.http.Caller;
import io.carillon.api.json.JsonText;
import io.carillon.store.Columns;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes a repeated POST harmless. Only what worked is remembered: who was refused may ask again with the same key. Runs
 * after the role check, so nobody gets an answer that he may not have.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.USER)
public class RepeatFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String BEGUN = RepeatFilter.class.getName();
    private static final int FIRST_REFUSAL = 300;

    @Inject
    Repeats repeats;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String sent = request.getHeaderString(HEADER);
        if (sent == null || !request.getMethod().equals("POST")
                || !(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token)) {
            return;
        }
        Caller caller = Caller.of(token);
        Repeated.Key key = new Repeated.Key(caller.tenant(), caller.username(), sent);
        String fingerprint = fingerprint(request);
        Optional<Repeated> before = repeats.begin(key, fingerprint);
        if (before.isPresent()) {
            request.abortWith(again(before.get()));
        } else {
            request.setProperty(BEGUN, new Begun(key, fingerprint));
        }
    }

    /** A request that will be answered for the first time. */
    private record Begun(Repeated.Key key, String request) {}

    private static Response again(Repeated answer) {
        Response.ResponseBuilder response = Response.status(answer.status()).header(REPLAYED, "true");
        if (answer.location() != null) {
            response.location(URI.create(answer.location()));
        }
        if (answer.tag() != null) {
            response.tag(EntityTag.valueOf(answer.tag()));
        }
        if (answer.body() != null) {
            response.type(MediaType.APPLICATION_JSON).entity(answer.body().getBytes(StandardCharsets.UTF_8));
        }
        return response.build();
    }

    /** Address with all that it asks, and body; the body is read here and handed on. A trial is not the same as the deed. */
    private static String fingerprint(ContainerRequestContext request) throws IOException {
        byte[] body = request.hasEntity() ? request.getEntityStream().readAllBytes() : new byte[0];
        if (body.length > 0) {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
        try {
            URI address = request.getUriInfo().getRequestUri();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            if (address.getRawQuery() != null) {
                digest.update(("?" + address.getRawQuery() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return address.getRawPath() + " " + HexFormat.of().formatHex(digest.digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(BEGUN) instanceof Begun begun)) {
            return;
        }
        Object body = response.getEntity();
        boolean worked = response.getStatus() < FIRST_REFUSAL && (body == null || body instanceof Record);
        repeats.end(begun.key(), worked ? answer(begun, response, (Record) body) : null);
    }

    private static Repeated answer(Begun begun, ContainerResponseContext response, Record body) {
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        Object tag = response.getHeaders().getFirst(HttpHeaders.ETAG);
        return new Repeated(
                begun.key(),
                begun.request(),
                response.getStatus(),
                location == null ? null : location.toString(),
                tag instanceof EntityTag version ? "\"" + version.getValue() + "\"" : null,
                body == null ? null : JsonText.text(body),
                Columns.micros(Instant.now()));
    }
}
