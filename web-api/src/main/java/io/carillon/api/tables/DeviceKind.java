package io.carillon.api.tables;

import io.carillon.api.devices.DeviceView;
import io.carillon.api.devices.NewDeviceBody;
import io.carillon.api.json.RecordJsonReader;
import io.carillon.contract.Tenant;
import io.carillon.directory.NotFound;
import io.carillon.provisioning.Device;
import io.carillon.provisioning.Devices;
import io.carillon.provisioning.WantedDevices;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Telephones that fetch their settings from here; lines that stay keep their users and secrets. */
final class DeviceKind extends RowKind {
    private static final int PAGE = 200;

    private final Devices devices;
    private final RecordJsonReader reader;

    DeviceKind(Devices devices, RecordJsonReader reader) {
        super("devices", "mac", NewDeviceBody.class, DeviceView.class);
        this.devices = devices;
        this.reader = reader;
    }

    @Override
    public String plain(String key) {
        return key.replaceAll("[:.\\- ]", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public List<JsonObject> all(Tenant tenant) {
        List<JsonObject> all = new ArrayList<>();
        List<Device> page = devices.page(tenant, WantedDevices.ALL, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(one -> all.add(Bodies.shown(DeviceView.of(one, null, null), "mac", one.mac())));
            page = devices.page(tenant, WantedDevices.ALL, page.get(page.size() - 1).mac(), PAGE);
        }
        return all;
    }

    @Override
    String put(Errand errand, Wanted row) {
        NewDeviceBody body = Bodies.read(reader, NewDeviceBody.class, row.body());
        String who = errand.caller().username();
        if (row.isNew()) {
            devices.create(errand.tenant(), body.mac(), body.asked(), who);
        } else {
            Device now = devices.find(errand.tenant(), body.mac())
                    .orElseThrow(() -> new NotFound("there is no device " + body.mac()));
            devices.change(now, body.asked(), now.version(), who);
        }
        return null;
    }

    @Override
    void attempt(Errand errand, Wanted row, Ahead ahead) {
        NewDeviceBody body = Bodies.read(reader, NewDeviceBody.class, row.body());
        devices.check(errand.tenant(), body.mac(), body.asked());
    }
}
