package io.carillon.api.auth;

import io.carillon.api.http.Caller;
import io.carillon.api.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a caller reaches: to every call of the house, or to those of the extension that belongs to the account. */
@ApplicationScoped
public class OwnExtension {
    @Inject
    AccountGate gate;

    /** The extension of the account, empty when it has none. */
    public Optional<String> of(SecurityContext security) {
        return gate.extensionOf(Caller.of(security));
    }

    /**
     * The extension that the caller has to keep to; answered 403 when there is none.
     *
     * @param farther roles that reach everything
     * @return empty for somebody with one of these roles
     */
    public Optional<String> limit(SecurityContext security, String... farther) {
        if (Stream.of(farther).anyMatch(security::isUserInRole)) {
            return Optional.empty();
        }
        String own = of(security).orElseThrow(() -> Problems.forbidden("no extension belongs to your account"));
        return Optional.of(own);
    }
}
