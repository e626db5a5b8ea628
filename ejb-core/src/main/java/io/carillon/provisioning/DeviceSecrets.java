package io.carillon.provisioning;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.Tenant;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.Secrets;
import io.carillon.provisioning.store.DeviceStore;
import io.carillon.trunk.OutsideLoader;
import io.carillon.trunk.Sealed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what a device proves itself with and what its address is made of, and keeps it sealed. */
@ApplicationScoped
public class DeviceSecrets {
    private static final int USER_SUFFIX = 10;
    /** Hexadecimal digits, four bits each. */
    private static final int BOOK_PASSWORD = 32;

    @EJB
    private OutsideLoader vault;

    @Inject
    private CustomerBook customers;

    /** Lines with their digests by position. */
    record Lines(List<DeviceLine> all, Map<Integer, Credential> credentials) {}

    /** A new address: sealed, and hashed to be found by. */
    record Address(Device.Paths paths, String secureHash, String openHash) {}

    /** Lines as asked: those whose extension was on the device keep user and secret, the others get new ones. */
    Lines lines(
            List<AskedDevice.Line> asked, Tenant tenant, List<DeviceLine> before, Map<Integer, Credential> digests) {
        List<DeviceLine> lines = new ArrayList<>();
        Map<Integer, Credential> credentials = new HashMap<>();
        for (AskedDevice.Line wanted : asked) {
            int position = lines.size() + 1;
            Optional<DeviceLine> known =
                    before.stream().filter(line -> line.extension().equals(wanted.extension())).findFirst();
            if (known.isPresent()) {
                DeviceLine line = known.get();
                lines.add(new DeviceLine(position, line.extension(), wanted.label(), line.username(), line.secret()));
                credentials.put(position, digests.get(line.position()));
            } else {
                String username = wanted.extension() + "-" + Secrets.generate().substring(0, USER_SUFFIX);
                String secret = Secrets.generate();
                lines.add(new DeviceLine(position, wanted.extension(), wanted.label(), username,
                        seal(secret, purpose(username))));
                credentials.put(position, Secrets.credential(
                        new Aor(tenant, wanted.extension()), username, customers.realm(tenant), secret));
            }
        }
        return new Lines(lines, credentials);
    }

    Address address() {
        String secure = Secrets.generate();
        String open = Secrets.generate();
        return new Address(new Device.Paths(seal(secure, purpose(true)), seal(open, purpose(false))),
                hash(secure), hash(open));
    }

    /** A device with the hashes of the address it has. */
    DeviceStore.Kept hashed(Device device, Map<Integer, Credential> credentials) {
        return new DeviceStore.Kept(device, hash(path(device, true)), hash(path(device, false)), credentials);
    }

    /** The secret part of its address. */
    String path(Device device, boolean secure) {
        Sealed sealed = secure ? device.paths().secure() : device.paths().open();
        return unseal(sealed, purpose(secure)).orElseThrow(() -> new IllegalStateException(
                "the address of device " + device.mac() + " cannot be opened, the key of secrets is another one: renew it"));
    }

    /** With what a device opens the telephone book: nobody who knows it knows the address, and with a new address it is void. Empty when that cannot be opened. */
    Optional<String> bookPassword(Device device) {
        return unseal(device.paths().secure(), purpose(true))
                .map(path -> hash("telephone book of " + path).substring(0, BOOK_PASSWORD));
    }

    /** The SIP secret of a line; empty when it cannot be opened any more. */
    String secret(Device device, DeviceLine line) {
        return unseal(line.secret(), purpose(line.username())).orElseGet(() -> {
            ProvisioningLog.LOG.secretLost(line.username(), device.mac());
            return "";
        });
    }

    Sealed seal(String secret, String purpose) {
        return vault.seal(secret, purpose);
    }

    Optional<String> unseal(Sealed sealed, String purpose) {
        return vault.unseal(sealed, purpose);
    }

    private static String purpose(String username) {
        return "device line " + username;
    }

    private static String purpose(boolean secure) {
        return secure ? "device path" : "open device path";
    }

    /** What an address is found by: who reads the database has no address. */
    static String hash(String path) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}
