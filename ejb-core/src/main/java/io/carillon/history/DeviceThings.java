package io.carillon.history;

import io.carillon.directory.Change.Subject;
import io.carillon.provisioning.AskedDevice;
import io.carillon.provisioning.Device;
import io.carillon.provisioning.Devices;
import io.carillon.store.RecordJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Telephones that are configured from here. One that comes back has a new address and new secrets. */
@ApplicationScoped
class DeviceThings implements Things {
    @Inject
    private Devices devices;

    @Override
    public boolean knows(String kind) {
        return kind.equals(Devices.KIND);
    }

    @Override
    public Optional<JsonObject> now(Subject subject) {
        return devices.find(subject.tenant(), subject.name()).map(DeviceThings::json);
    }

    private static JsonObject json(Device device) {
        return RecordJson.write(AskedDevice.of(device));
    }

    private static AskedDevice asked(JsonObject settings) {
        return RecordJson.read(AskedDevice.class, settings);
    }

    @Override
    public List<Missing> create(Comeback back) {
        devices.create(back.subject().tenant(), back.subject().name(), asked(back.settings()), back.who());
        return List.of(new Missing("secrets", "are not kept: address and lines have new ones, the telephone must be set up anew"));
    }

    @Override
    public void change(Subject subject, Turn turn, String who) {
        Device now = seen(subject, turn.now());
        devices.change(now, asked(turn.next()), now.version(), who);
    }

    @Override
    public void delete(Subject subject, JsonObject now, String who) {
        Device device = seen(subject, now);
        devices.delete(device, device.version(), who);
    }

    private Device seen(Subject subject, JsonObject now) {
        Device device = devices.find(subject.tenant(), subject.name()).orElseThrow(() -> Things.missing(subject));
        Things.same(subject, now, json(device));
        return device;
    }
}
