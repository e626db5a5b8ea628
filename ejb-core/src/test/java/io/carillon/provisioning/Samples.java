package io.carillon.provisioning;

import io.carillon.contract.MediaSecurity;
import io.carillon.contract.Tenant;
import io.carillon.trunk.Sealed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Devices for tests, with names that try to be more than names. */
final class Samples {
    static final String HOSTILE = "Ann \"<x>&'--> O'Hara;fnc=dnd";
    static final Reach HTTPS = new Reach("pbx.example.com", 5060, "https://pbx.example.com:8443/provision/hush/");
    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private Samples() {}

    /** A device with two lines, if it can have two, and one key of each kind, if it has keys. */
    static Device device(String model) {
        Model kind = Model.of(model).orElseThrow();
        List<DeviceLine> lines = new ArrayList<>();
        lines.add(line(1, "1001", HOSTILE));
        if (kind.lines() > 1) {
            lines.add(line(2, "1002", "Bob"));
        }
        List<DeviceKey> keys = kind.keys() == 0 ? List.of() : List.of(
                new DeviceKey(1, DeviceKey.Kind.LINE, "1", HOSTILE),
                new DeviceKey(2, DeviceKey.Kind.BLF, "1002", "Bob"),
                new DeviceKey(3, DeviceKey.Kind.SPEED_DIAL, "+49301234", HOSTILE));
        return device(kind, lines, keys);
    }

    static Device device(Model model, List<DeviceLine> lines, List<DeviceKey> keys) {
        return new Device(7, Tenant.DEFAULT, "001565abcdef", model, HOSTILE, "", Transport.TLS, null, lines, keys,
                new Device.Paths(new Sealed("s"), new Sealed("o")), null, AT, AT, 1);
    }

    /** The same with a policy of its own. */
    static Device secured(String model, MediaSecurity security) {
        Device one = device(model);
        return new Device(one.id(), one.tenant(), one.mac(), one.model(), one.label(), one.site(), one.transport(), security,
                one.lines(), one.keys(), one.paths(), null, AT, AT, 1);
    }

    static DeviceLine line(int position, String number, String label) {
        return new DeviceLine(position, number, label, number + "-user" + position, new Sealed("sealed" + position));
    }

    /** The secret of a line in tests. */
    static String secret(DeviceLine line) {
        return "secret" + line.position();
    }
}
