package io.carillon.provisioning;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import io.carillon.contract.Tenant;
import io.carillon.directory.CustomerBook;
import io.carillon.provisioning.store.DeviceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Who may search the telephone book: each telephone that is configured from here, in the house it belongs to, with a
 * password of its own that stands in its settings.
 */
@ApplicationScoped
public class BookKeys {
    private static final String ROOT = "o=carillon";

    @Inject
    private DeviceStore store;

    @Inject
    private DeviceSecrets secrets;

    @Inject
    private CustomerBook customers;

    private final BookSettings settings = BookSettings.ofServer();

    /** For the server. */
    public BookKeys() {}

    BookKeys(DeviceStore store, DeviceSecrets secrets, CustomerBook customers) {
        this.store = store;
        this.secrets = secrets;
        this.customers = customers;
    }

    /** The name below which everybody of a tenant is found. */
    public static String base(Tenant tenant) {
        return new RDN("ou", tenant.name()) + "," + ROOT;
    }

    /** What a device is told; empty when there is nothing to search in. */
    Optional<BookAccess> access(Device device, Reach reach) {
        if (!settings.isOn()) {
            return Optional.empty();
        }
        String host = settings.server().isEmpty() ? reach.fileHost() : settings.server();
        return secrets.bookPassword(device).map(password -> new BookAccess(
                host, settings.port(), settings.isSecure(), base(device.tenant()), user(device), password));
    }

    private static String user(Device device) {
        return "uid=" + device.mac() + ",ou=phones," + base(device.tenant());
    }

    /** The tenant whose book somebody may search; empty when the name or the password is wrong. */
    public Optional<Tenant> admit(String user, byte[] password) {
        try {
            DN name = new DN(user);
            RDN[] parts = name.getRDNs();
            if (parts.length != 4 || !parts[0].hasAttribute("uid") || !parts[2].hasAttribute("ou")) {
                return Optional.empty();
            }
            Tenant tenant = new Tenant(parts[2].getAttributeValues()[0]);
            Optional<Device> device = customers.isServed(tenant)
                    ? Devices.Attempt.of(() -> store.find(tenant, parts[0].getAttributeValues()[0]))
                    : Optional.empty();
            return device.filter(one -> name.equals(dn(user(one))))
                    .filter(one -> secrets.bookPassword(one)
                            .map(known -> MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), password))
                            .orElse(false))
                    .map(Device::tenant);
        } catch (LDAPException | IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    private static DN dn(String text) {
        try {
            return new DN(text);
        } catch (LDAPException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
