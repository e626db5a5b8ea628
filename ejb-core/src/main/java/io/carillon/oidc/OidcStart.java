package io.carillon.oidc;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Reads the settings of the provider once, so that a wrong one is told at the start and not at the first sign-in. */
@Startup
@Singleton
public class OidcStart {
    @PostConstruct
    void check() {
        Provider.ofServer();
    }
}
