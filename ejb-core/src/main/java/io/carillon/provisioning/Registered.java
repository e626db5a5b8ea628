package io.carillon.provisioning;

import io.carillon.contract.Aor;
import io.carillon.directory.Binding;
import io.carillon.directory.Conflict;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Which of the telephones that are registered is the device. */
final class Registered {
    private Registered() {}

    /**
     * Those that say its MAC address; when none does, the only one of its first extension.
     *
     * @throws Conflict when there is none, or when it could be one of several
     */
    static List<Binding> of(Device device, Function<Aor, List<Binding>> bindings) {
        List<Binding> all = device.lines().stream()
                .flatMap(line -> bindings.apply(new Aor(device.tenant(), line.extension())).stream())
                .toList();
        List<Binding> named = all.stream().filter(binding -> names(binding, device.mac())).limit(1).toList();
        if (!named.isEmpty()) {
            return named;
        }
        if (all.size() == 1) {
            return all;
        }
        throw new Conflict(all.isEmpty()
                ? "the device is not registered"
                : "several telephones are registered for its extensions and none says that it is this device");
    }

    /** In its instance, its User-Agent or its contact, as makers do. */
    private static boolean names(Binding binding, String mac) {
        String said = binding.instance() + ' ' + binding.userAgent() + ' ' + binding.uri();
        return said.replaceAll("[:.\\-]", "").toLowerCase(Locale.ROOT).contains(mac);
    }
}
