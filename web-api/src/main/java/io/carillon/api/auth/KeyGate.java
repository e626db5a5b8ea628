package io.carillon.api.auth;

import io.carillon.access.ApiKeys;
import io.carillon.api.ApiLog;
import io.carillon.directory.CustomerBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Lets programs in that send a key. As a bearer token it comes here too: {@code WEB-INF/undertow-handlers.conf}. */
@ApplicationScoped
public class KeyGate {
    /** Where a key is sent. */
    public static final String HEADER = "X-API-Key";

    @Inject
    ApiKeys keys;

    @Inject
    CustomerBook customers;

    /** Who sends this key; empty when it is none, or void. */
    public Optional<KeyPrincipal> enter(String token, String source) {
        Optional<KeyPrincipal> found = keys.check(token, Instant.now())
                .filter(key -> customers.isServed(key.tenant()))
                .map(KeyPrincipal::new);
        if (found.isEmpty()) {
            ApiLog.SECURITY.keyRefused(source);
        }
        return found;
    }
}
