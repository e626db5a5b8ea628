package io.carillon.directory;

import io.carillon.contract.MediaSecurity;
import io.carillon.contract.SipTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The devices behind bindings. One that keeps several flows open (RFC 5626) is asked over one of them at a time: the one it
 * prefers, else the one it named first; the others are there for when nobody is reached by that.
 */
public final class DeviceFlows {
    private static final Comparator<Binding> BEST_FIRST =
            Comparator.comparingInt(Binding::q).reversed().thenComparingInt(Binding::regId);

    private DeviceFlows() {}

    /** One target per device, in the order of the bindings. */
    public static List<SipTarget> targets(List<Binding> bindings) {
        return targets(bindings, binding -> null);
    }

    /** The same. @param policy whether the audio of a telephone is encrypted, null for the default of the server */
    public static List<SipTarget> targets(List<Binding> bindings, Function<Binding, MediaSecurity> policy) {
        Map<Object, List<Binding>> devices = new LinkedHashMap<>();
        for (Binding binding : bindings) {
            // whoever keeps no flows is a device of its own, however it is named
            Object device = binding.regId() > 0 && !binding.instance().isEmpty() ? binding.instance() : binding;
            devices.computeIfAbsent(device, key -> new ArrayList<>(1)).add(binding);
        }
        return devices.values().stream().map(flows -> target(flows, policy)).toList();
    }

    private static SipTarget target(List<Binding> flows, Function<Binding, MediaSecurity> policy) {
        if (flows.size() == 1) {
            return target(flows.get(0), policy);
        }
        List<Binding> ordered = flows.stream().sorted(BEST_FIRST).toList();
        Binding first = ordered.get(0);
        return target(first, policy).orElse(ordered.stream().skip(1)
                .filter(other -> isAsSafe(other, first)).map(Binding::target).toList());
    }

    private static SipTarget target(Binding binding, Function<Binding, MediaSecurity> policy) {
        MediaSecurity security = policy.apply(binding);
        return security == null ? binding.target() : binding.target().with(security);
    }

    /** What is offered to one may be sent to the other: keys do not go where others can read them. */
    private static boolean isAsSafe(Binding other, Binding first) {
        return other.source().transport().isSecure() == first.source().transport().isSecure()
                && other.source().transport().isWebSocket() == first.source().transport().isWebSocket();
    }
}
