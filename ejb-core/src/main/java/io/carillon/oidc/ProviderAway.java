package io.carillon.oidc;

/** The provider does not answer, or not as one. Says nothing about who wanted to sign in. */
public final class ProviderAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderAway(String reason) {
        super(reason);
    }

    ProviderAway(String reason, Throwable cause) {
        super(reason, cause);
    }
}
