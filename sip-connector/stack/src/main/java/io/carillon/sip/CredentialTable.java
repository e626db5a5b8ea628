package io.carillon.sip;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The credentials of all devices that may call or register, kept in memory so that a challenge is checked without
 * asking anyone. Fed by the application; safe from any thread.
 */
public final class CredentialTable {
    private record Key(String username, String realm) {}

    private final Map<Key, Credential> byUser = new ConcurrentHashMap<>();
    private volatile Map<Key, Credential> ofTrunks = Map.of();

    /** Adds a credential, or replaces the one its user name had in that realm. */
    public void put(Credential credential) {
        byUser.put(keyOf(credential), credential);
    }

    /**
     * Replaces everything: who is not in {@code all} is unknown afterwards. Requests in between see the old or the new
     * one.
     */
    public void replaceAll(Collection<Credential> all) {
        Map<Key, Credential> next = new HashMap<>();
        for (Credential credential : all) {
            next.put(keyOf(credential), credential);
        }
        byUser.putAll(next);
        byUser.keySet().retainAll(next.keySet());
    }

    /** Forgets every credential that owns the address of record. */
    public void remove(Aor aor) {
        byUser.values().removeIf(credential -> credential.aor().equals(aor));
    }

    /** With which trunks prove themselves, from now on. The address of record of each names the trunk's id. */
    public void replaceTrunks(Collection<Credential> all) {
        Map<Key, Credential> next = new HashMap<>();
        for (Credential credential : all) {
            next.put(keyOf(credential), credential);
        }
        ofTrunks = Map.copyOf(next);
    }

    /** The credential of a digest user; a device goes before a trunk of the same name. */
    public Optional<Credential> find(String username, String realm) {
        Key key = new Key(username, realm);
        Credential device = byUser.get(key);
        return Optional.ofNullable(device != null ? device : ofTrunks.get(key));
    }

    /** Number of users known. */
    public int size() {
        return byUser.size();
    }

    private static Key keyOf(Credential credential) {
        return new Key(credential.username(), credential.realm());
    }
}
