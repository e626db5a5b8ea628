package io.carillon.sip;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The credentials of all devices that may call or register, kept in memory so that a challenge is checked without
 * asking anyone. Fed by the application; safe from any thread.
 */
public final class CredentialTable {
    private record Key(String username, String realm) {}

    /** One address of record has so many passes; one more takes the place of the one that ends first. */
    static final int MOST_PASSES = 8;

    private final Map<Key, Credential> byUser = new ConcurrentHashMap<>();
    private final Map<Key, Credential> passes = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile Map<Key, Credential> ofTrunks = Map.of();

    /** A table that nobody is in. */
    public CredentialTable() {
        this(InstantSource.system());
    }

    CredentialTable(InstantSource clock) {
        this.clock = clock;
    }

    /** Adds a credential, or replaces the one its user name had in that realm. */
    public void put(Credential credential) {
        if (credential.isPass()) {
            putPass(credential);
        } else {
            byUser.put(keyOf(credential), credential);
        }
    }

    private void putPass(Credential pass) {
        passes.values().removeIf(this::isOver);
        List<Credential> others = passes.values().stream()
                .filter(one -> one.aor().equals(pass.aor()) && !one.username().equals(pass.username()))
                .sorted(Comparator.comparing(Credential::validUntil))
                .toList();
        for (int i = 0; i <= others.size() - MOST_PASSES; i++) {
            passes.remove(keyOf(others.get(i)));
        }
        passes.put(keyOf(pass), pass);
    }

    private boolean isOver(Credential pass) {
        return !pass.validUntil().isAfter(clock.instant());
    }

    /**
     * Replaces everything: who is not in {@code all} is unknown afterwards. Requests in between see the old or the new
     * one. Passes of addresses of record that stay are good until they end.
     */
    public void replaceAll(Collection<Credential> all) {
        Map<Key, Credential> next = new HashMap<>();
        for (Credential credential : all) {
            next.put(keyOf(credential), credential);
        }
        byUser.putAll(next);
        byUser.keySet().retainAll(next.keySet());
        Set<Aor> owners = next.values().stream().map(Credential::aor).collect(Collectors.toSet());
        passes.values().removeIf(pass -> !owners.contains(pass.aor()));
    }

    /** Forgets every credential that owns the address of record. */
    public void remove(Aor aor) {
        byUser.values().removeIf(credential -> credential.aor().equals(aor));
        passes.values().removeIf(pass -> pass.aor().equals(aor));
    }

    /** With which trunks prove themselves, from now on. The address of record of each names the trunk's id. */
    public void replaceTrunks(Collection<Credential> all) {
        Map<Key, Credential> next = new HashMap<>();
        for (Credential credential : all) {
            next.put(keyOf(credential), credential);
        }
        ofTrunks = Map.copyOf(next);
    }

    /** The credential of a digest user; a device goes before a pass, a pass before a trunk of the same name. */
    public Optional<Credential> find(String username, String realm) {
        Key key = new Key(username, realm);
        Credential device = byUser.get(key);
        if (device != null) {
            return Optional.of(device);
        }
        Credential pass = passes.get(key);
        return Optional.ofNullable(pass != null && !isOver(pass) ? pass : ofTrunks.get(key));
    }

    /** Number of users known. */
    public int size() {
        return byUser.size();
    }

    private static Key keyOf(Credential credential) {
        return new Key(credential.username(), credential.realm());
    }
}
