package io.carillon.host;

import java.util.Optional;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.credential.store.CredentialStoreException;
import org.wildfly.security.password.interfaces.ClearPassword;

/** Secrets that the server's administrator put into its credential store; read when they are needed, never kept. */
public final class ServerSecrets {
    private static final String STORES = "org.wildfly.security.credential-store";
    private static final String STORE = "carillon";

    private ServerSecrets() {}

    /** A secret by its alias; empty when there is none, or the store cannot be opened. */
    public static Optional<String> find(String alias) {
        Optional<CredentialStore> store = ServerServices.find(STORES, STORE, CredentialStore.class);
        try {
            return store.isPresent() ? read(store.get(), alias) : Optional.empty();
        } catch (CredentialStoreException unreadable) {
            HostLog.LOG.secretUnreadable(alias, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<String> read(CredentialStore store, String alias) throws CredentialStoreException {
        return Optional.ofNullable(store.retrieve(alias, PasswordCredential.class))
                .map(credential -> credential.getPassword(ClearPassword.class))
                .map(password -> new String(password.getPassword()));
    }
}
