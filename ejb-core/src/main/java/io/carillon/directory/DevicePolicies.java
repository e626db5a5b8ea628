package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.MediaSecurity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the audio of devices with a digest user of their own is encrypted, in memory: calls are routed by it. Changed after
 * each commit, as the credentials in the switch are.
 */
@ApplicationScoped
public class DevicePolicies {
    private final Map<Aor, Map<String, MediaSecurity>> byUser = new ConcurrentHashMap<>();

    /** Those of all extensions. */
    void replace(Collection<Credential> all) {
        Map<Aor, Map<String, MediaSecurity>> now = new HashMap<>();
        all.forEach(one -> put(one, now.computeIfAbsent(one.aor(), aor -> new HashMap<>())));
        byUser.keySet().retainAll(now.keySet());
        byUser.putAll(now);
    }

    /** Those of one extension. */
    void replace(Aor aor, Collection<Credential> its) {
        Map<String, MediaSecurity> now = new HashMap<>();
        its.forEach(one -> put(one, now));
        byUser.put(aor, now);
    }

    private static void put(Credential one, Map<String, MediaSecurity> into) {
        if (one.security() != null) {
            into.put(one.username(), one.security());
        }
    }

    /** That of a telephone. @param ofExtension what holds when the telephone has no user of its own; may be null */
    public MediaSecurity of(Binding telephone, MediaSecurity ofExtension) {
        MediaSecurity own = byUser.getOrDefault(telephone.aor(), Map.of()).get(telephone.account());
        return own != null ? own : hasPass(telephone) ? WebPhones.security(ofExtension) : ofExtension;
    }

    /** Whether it is a browser that is the extension's telephone for a while, with a user made for it. */
    private static boolean hasPass(Binding telephone) {
        return telephone.source().transport().isWebSocket() && !telephone.account().isEmpty()
                && !telephone.account().equals(telephone.aor().user());
    }
}
