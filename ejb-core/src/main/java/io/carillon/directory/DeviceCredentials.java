package io.carillon.directory;

import io.carillon.contract.Tenant;
import java.util.List;

/** Digest users beside those of the extensions: each stands for an extension, on one telephone. */
public interface DeviceCredentials {
    /** Those of all extensions that are enabled. */
    List<DeviceUser> all();

    /** Those of one extension; none when it is disabled. */
    List<DeviceUser> of(Tenant tenant, String number);
}
