package io.carillon.provisioning;

import io.carillon.contract.Tenant;
import io.carillon.directory.DeviceCredentials;
import io.carillon.directory.DeviceUser;
import io.carillon.provisioning.store.DeviceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The digest users of the lines of devices. */
@ApplicationScoped
public class LineCredentials implements DeviceCredentials {
    @Inject
    private DeviceStore store;

    @Override
    public List<DeviceUser> all() {
        return Devices.Attempt.of(() -> store.users(null, null));
    }

    @Override
    public List<DeviceUser> of(Tenant tenant, String number) {
        return Devices.Attempt.of(() -> store.users(tenant, number));
    }
}
