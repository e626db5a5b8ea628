package io.carillon.api.live;

import io.carillon.api.http.Caller;
import io.carillon.api.http.Roles;
import io.carillon.contract.Tenant;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who watches.
 *
 * @param caller login name and tenant
 * @param token by which it came
 * @param roles what it may do
 * @param extension that belongs to the account, null for none
 * @param expiresAt when its token is void
 */
record Viewer(Caller caller, JsonWebToken token, Set<String> roles, String extension, Instant expiresAt) {
    Viewer {
        roles = Set.copyOf(roles);
    }

    /** Whether the topic may be watched at all; who sees only the own extension needs one. */
    boolean maySee(Topic topic) {
        boolean foreign = topic.isOfTheServer() && !caller.tenant().equals(Tenant.DEFAULT);
        return !foreign && roles.stream().anyMatch(topic.roles()::contains) && (seesAll(topic) || extension != null);
    }

    /** Whether everything of a topic is seen, not only what is about the own extension. */
    boolean seesAll(Topic topic) {
        return !topic.isPrivate() && roles.stream().anyMatch(role -> topic.roles().contains(role) && !role.equals(Roles.USER));
    }

    /** Whether this one is seen. */
    boolean sees(Topic topic, Record item) {
        return seesAll(topic) || topic.concerns(item, extension);
    }
}
