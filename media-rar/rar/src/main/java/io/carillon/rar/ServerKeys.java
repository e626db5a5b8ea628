package io.carillon.rar;

import io.carillon.rtp.tap.RecordingKeys;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.ServiceRegistry;
import org.wildfly.security.credential.PasswordCredential;
import org.wildfly.security.credential.SecretKeyCredential;
import org.wildfly.security.credential.store.CredentialStore;
import org.wildfly.security.password.interfaces.ClearPassword;

/**
 * The keys of recordings in a credential store of the application server, by alias. The one that new recordings use is
 * made when it is not there, so that no two installations share a key; those before it stay for what they closed.
 */
final class ServerKeys implements RecordingKeys {
    private static final ServiceName STORES = ServiceName.parse("org.wildfly.security.credential-store");
    private static final String DEFAULT = "carillon";
    private static final int BITS = 256;
    private static final long PATIENCE_SECONDS = 20;

    private final ServiceRegistry services;
    private final String store;
    private final String alias;

    /**
     * The keys of these settings.
     *
     * @throws IllegalArgumentException with one line that names the key, for a store that the server does not know. The
     *     default may be unknown: then nothing is recorded
     */
    static ServerKeys of(RecordingSettings settings) {
        ServiceRegistry services = ServerServices.registry();
        boolean chosen = !settings.keyStore().isEmpty();
        ServerKeys keys = new ServerKeys(services, chosen ? settings.keyStore() : DEFAULT, settings.key());
        if (chosen && services != null && keys.store() == null) {
            throw new IllegalArgumentException(RecordingSettings.KEY_STORE + " is \"" + settings.keyStore()
                    + "\", but the server has no credential store of that name");
        }
        return keys;
    }

    /**
     * @param services the server's; null outside of one, where there are no keys
     * @param store name of the credential store
     * @param alias of the key for new recordings
     */
    ServerKeys(ServiceRegistry services, String store, String alias) {
        this.services = services;
        this.store = store;
        this.alias = alias;
    }

    @Override
    public String current() {
        return alias;
    }

    @Override
    public synchronized SecretKey key(String id) {
        CredentialStore found = store();
        if (found == null) {
            return null;
        }
        try {
            SecretKeyCredential known = found.retrieve(id, SecretKeyCredential.class);
            if (known == null && id.equals(alias)) {
                known = new SecretKeyCredential(fresh());
                found.store(id, known);
                found.flush();
                RarLog.LOG.recordingKeyMade(id, store);
            }
            return known == null ? null : known.getSecretKey();
        } catch (GeneralSecurityException unusable) {
            RarLog.LOG.recordingKeyUnusable(id, store, String.valueOf(unusable.getMessage()));
            return null;
        }
    }

    /** A password by its alias; null when it is not there, or cannot be read. */
    synchronized String password(String of) {
        CredentialStore found = store();
        try {
            PasswordCredential known = found == null ? null : found.retrieve(of, PasswordCredential.class);
            ClearPassword clear = known == null ? null : known.getPassword(ClearPassword.class);
            return clear == null ? null : new String(clear.getPassword());
        } catch (GeneralSecurityException unusable) {
            RarLog.LOG.recordingKeyUnusable(of, store, String.valueOf(unusable.getMessage()));
            return null;
        }
    }

    /** Name of the credential store. */
    String storeName() {
        return store;
    }

    private static SecretKey fresh() throws GeneralSecurityException {
        KeyGenerator generator = KeyGenerator.getInstance("AES");
        generator.init(BITS);
        return generator.generateKey();
    }

    private CredentialStore store() {
        ServiceController<?> controller = services == null ? null : services.getService(STORES.append(store));
        if (controller == null) {
            return null;
        }
        try {
            Object value = controller.getState() == ServiceController.State.UP
                    ? controller.getValue()
                    : controller.awaitValue(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return value instanceof CredentialStore found ? found : null;
        } catch (IllegalStateException | TimeoutException unusable) {
            RarLog.LOG.recordingKeyUnusable(alias, store, String.valueOf(unusable.getMessage()));
            return null;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
