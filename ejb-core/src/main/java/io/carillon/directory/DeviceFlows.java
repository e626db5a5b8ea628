package io.carillon.directory;

import io.carillon.contract.SipTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        Map<Object, List<Binding>> devices = new LinkedHashMap<>();
        for (Binding binding : bindings) {
            // whoever keeps no flows is a device of its own, however it is named
            Object device = binding.regId() > 0 && !binding.instance().isEmpty() ? binding.instance() : binding;
            devices.computeIfAbsent(device, key -> new ArrayList<>(1)).add(binding);
        }
        return devices.values().stream().map(DeviceFlows::target).toList();
    }

    private static SipTarget target(List<Binding> flows) {
        if (flows.size() == 1) {
            return flows.get(0).target();
        }
        List<Binding> ordered = flows.stream().sorted(BEST_FIRST).toList();
        Binding first = ordered.get(0);
        return first.target().orElse(ordered.stream().skip(1)
                .filter(other -> isAsSafe(other, first)).map(Binding::target).toList());
    }

    /** What is offered to one may be sent to the other: keys do not go where others can read them. */
    private static boolean isAsSafe(Binding other, Binding first) {
        return other.source().transport().isSecure() == first.source().transport().isSecure()
                && other.source().transport().isWebSocket() == first.source().transport().isWebSocket();
    }
}
