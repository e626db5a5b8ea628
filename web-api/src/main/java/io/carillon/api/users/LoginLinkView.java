package io.carillon.api.users;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A link that logs somebody in once.
 *
 * @param link where to open it, shown this once
 * @param expiresAt when it is void
 */
@Schema(name = "LoginLink")
public record LoginLinkView(@Schema(format = "uri") String link, Instant expiresAt) {
    /** Never prints the link. */
    @Override
    public String toString() {
        return "LoginLinkView[" + expiresAt + "]";
    }
}
