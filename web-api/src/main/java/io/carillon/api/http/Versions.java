package io.carillon.api.http;

import io.carillon.api.problem.Problems;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Versions as entity tags (RFC 9110 section 8.8.3). Who changes something says in {@code If-Match} which version was
 * read, so that two people cannot overwrite each other unseen.
 */
public final class Versions {
    private Versions() {}

    /** The tag of a version. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** The tag of what has no versions: it changes when and only when the content does. */
    public static EntityTag tag(Record content) {
        return new EntityTag(UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** Whether this is among the tags that were sent in {@code If-Match}; without one it is answered 428. */
    public static boolean names(String sent, EntityTag now) {
        if (sent == null || sent.isBlank()) {
            throw Problems.preconditionRequired();
        }
        String written = '"' + now.getValue() + '"';
        return Arrays.stream(sent.split(",", 16)).map(String::strip).anyMatch(tag -> tag.equals("*") || tag.equals(written));
    }

    /**
     * The version that the caller wants to change.
     *
     * @param sent the {@code If-Match} of the request; without one it is answered 428, with a tag that cannot be ours
     *     412
     * @param current asked only for {@code If-Match: *}, whatever there is now
     */
    static long expected(String sent, LongSupplier current) {
        if (sent == null || sent.isBlank()) {
            throw Problems.preconditionRequired();
        }
        return parse(sent.strip(), current);
    }

    /** The thing with the tag of its version. */
    public static Response answer(Object body, EntityTag tag) {
        return Response.ok(body).tag(tag).build();
    }

    /** As {@link IfMatch#version}, but without {@code If-Match} it is whatever there is now. */
    public static long expectedOrCurrent(HttpHeaders headers, LongSupplier current) {
        String sent = headers.getHeaderString(HttpHeaders.IF_MATCH);
        return sent == null || sent.isBlank() ? current.getAsLong() : parse(sent.strip(), current);
    }

    private static long parse(String sent, LongSupplier current) {
        if (sent.equals("*")) {
            return current.getAsLong();
        }
        for (String tag : sent.split(",", 16)) {
            OptionalLong version = version(tag.strip());
            if (version.isPresent()) {
                return version.getAsLong();
            }
        }
        throw Problems.stale("If-Match does not name a version of this; read it again");
    }

    /** Weak tags never match here (RFC 9110 section 13.1.1). */
    private static OptionalLong version(String tag) {
        if (tag.matches("\"[0-9]{1,18}\"")) {
            return OptionalLong.of(Long.parseLong(tag.substring(1, tag.length() - 1)));
        }
        return OptionalLong.empty();
    }
}
