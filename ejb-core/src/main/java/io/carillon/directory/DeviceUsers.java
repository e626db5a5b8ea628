package io.carillon.directory;

import io.carillon.contract.Aor;
import io.carillon.contract.MediaSecurity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Devices with a digest user of their own, in memory: calls are routed by whether their audio is encrypted and where they stand.
 * Changed after each commit, as the credentials in the switch are.
 */
@ApplicationScoped
public class DeviceUsers {
    private final Map<Aor, Map<String, DeviceUser>> byUser = new ConcurrentHashMap<>();

    /** Those of all extensions. */
    void replace(Collection<DeviceUser> all) {
        Map<Aor, Map<String, DeviceUser>> now = all.stream().collect(Collectors.groupingBy(one -> one.credential().aor(),
                Collectors.toMap(one -> one.credential().username(), one -> one)));
        byUser.keySet().retainAll(now.keySet());
        byUser.putAll(now);
    }

    /** Those of one extension. @return which of those it had are gone */
    Set<String> replace(Aor aor, Collection<DeviceUser> its) {
        Map<String, DeviceUser> now = its.stream().collect(Collectors.toMap(one -> one.credential().username(), one -> one));
        Map<String, DeviceUser> had = byUser.put(aor, now);
        Set<String> gone = had == null ? new HashSet<>() : new HashSet<>(had.keySet());
        gone.removeAll(now.keySet());
        return gone;
    }

    /** Whether a telephone registered with a digest user that its extension does not have any more, nor a browser for a while. */
    boolean isGone(Binding telephone) {
        String account = telephone.account();
        return !account.isEmpty() && !account.equals(telephone.aor().user()) && !hasPass(telephone) && find(telephone) == null;
    }

    private DeviceUser find(Binding telephone) {
        return byUser.getOrDefault(telephone.aor(), Map.of()).get(telephone.account());
    }

    /** Where a telephone stands, empty when nobody has said. */
    public String site(Binding telephone) {
        DeviceUser device = find(telephone);
        return device == null ? "" : device.site();
    }

    /** Whether the audio of a telephone is encrypted. @param ofExtension what holds when it has no user of its own; may be null */
    public MediaSecurity security(Binding telephone, MediaSecurity ofExtension) {
        DeviceUser device = find(telephone);
        MediaSecurity own = device == null ? null : device.credential().security();
        return own != null ? own : hasPass(telephone) ? WebPhones.security(ofExtension) : ofExtension;
    }

    /** Whether it is a browser that is the extension's telephone for a while, with a user made for it. */
    private static boolean hasPass(Binding telephone) {
        return telephone.source().transport().isWebSocket() && !telephone.account().isEmpty()
                && !telephone.account().equals(telephone.aor().user());
    }
}
