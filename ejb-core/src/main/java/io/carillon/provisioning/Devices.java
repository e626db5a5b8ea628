package io.carillon.provisioning;

import io.carillon.contract.NotifyOrder;
import io.carillon.contract.Tenant;
import io.carillon.directory.Binding;
import io.carillon.directory.CustomerBook;
import io.carillon.directory.Bindings;
import io.carillon.directory.Change.Subject;
import io.carillon.directory.Conflict;
import io.carillon.directory.Directory;
import io.carillon.directory.DirectoryLoader;
import io.carillon.directory.NotFound;
import io.carillon.directory.StaleVersion;
import io.carillon.directory.store.Audit;
import io.carillon.directory.store.AuditNotes;
import io.carillon.provisioning.store.DeviceStore;
import io.carillon.store.Columns;
import io.carillon.store.DurableCommits;
import io.carillon.store.OneTransaction;
import io.carillon.subscription.NotifyLine;
import io.carillon.trunk.OutsideDesk;
import io.carillon.trunk.SiteSettings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The telephones that are configured from here. A change is committed when the method returns, and the switch knows the
 * users of its lines; the telephone itself reads it when it asks the next time, or after {@link #resync}.
 */
@ApplicationScoped
public class Devices {
    /** What the history calls them. */
    public static final String KIND = "device";

    @Inject
    private DeviceStore store;

    @Inject
    private CustomerBook customers;

    @Inject
    private DeviceSecrets secrets;

    @Inject
    private Directory directory;

    @Inject
    private BookKeys keys;

    @Inject
    private Bindings bindings;

    @Inject
    private NotifyLine notifications;

    @EJB
    private OutsideDesk sites;

    @EJB
    private DirectoryLoader loader;

    @EJB
    private AuditNotes audit;

    @EJB
    private OneTransaction together;

    @Inject
    private DurableCommits commits;

    private final PhoneFiles files = new PhoneFiles();
    private final ProvisioningSettings settings = ProvisioningSettings.of(System.getProperties());

    /** Devices of a tenant by MAC address. */
    public List<Device> page(Tenant tenant, WantedDevices wanted, String after, int limit) {
        return Attempt.of(() -> store.page(tenant, wanted, after, limit));
    }

    /** One device. @param mac however it is written */
    public Optional<Device> find(Tenant tenant, String mac) {
        return Attempt.of(() -> store.find(tenant, DeviceRules.mac(mac)));
    }

    /** Whether there could be such a device. @throws io.carillon.directory.Invalid bad fields */
    public void check(Tenant tenant, String mac, AskedDevice asked) {
        DeviceRules.mac(mac);
        rules(tenant).check(asked);
    }

    /**
     * Adds a device; its lines get users and secrets, and it an address.
     *
     * @throws io.carillon.directory.Invalid bad fields
     * @throws Conflict when there is one with this MAC address
     */
    public Device create(Tenant tenant, String mac, AskedDevice asked, String who) {
        Model model = rules(tenant).check(asked);
        Instant now = Columns.micros(Instant.now());
        DeviceSecrets.Lines lines = secrets.lines(named(tenant, asked.lines()), tenant, List.of(), Map.of());
        DeviceSecrets.Address address = secrets.address();
        Device device = new Device(0, tenant, DeviceRules.mac(mac), model, asked.label(), asked.site(), asked.transport(),
                asked.mediaSecurity(), lines.all(), asked.keys(), address.paths(), null, now, now, 1);
        DeviceStore.Kept kept = new DeviceStore.Kept(device, address.secureHash(), address.openHash(), lines.credentials());
        changed(null, device, who, "device.created", () -> {
            if (!Attempt.of(() -> store.insert(kept))) {
                throw new Conflict("there is a device " + device.mac() + " already");
            }
        });
        return find(tenant, device.mac()).orElseThrow();
    }

    /**
     * Changes a device; lines that stay keep their users and secrets. @throws StaleVersion somebody else was quicker
     */
    public Device change(Device before, AskedDevice asked, long expectedVersion, String who) {
        DeviceStore.Kept next = next(before, asked, expectedVersion + 1);
        return stored(before, next.device(), next, expectedVersion, who, "device.changed");
    }

    private DeviceStore.Kept next(Device before, AskedDevice asked, long version) {
        Model model = rules(before.tenant()).check(asked);
        DeviceSecrets.Lines lines = secrets.lines(named(before.tenant(), asked.lines()), before.tenant(), before.lines(),
                Attempt.of(() -> store.credentials(before)));
        Device next = new Device(before.id(), before.tenant(), before.mac(), model, asked.label(), asked.site(),
                asked.transport(), asked.mediaSecurity(), lines.all(), asked.keys(), before.paths(), before.windowUntil(), before.createdAt(),
                Columns.micros(Instant.now()), version);
        return secrets.hashed(next, lines.credentials());
    }

    /** A new address, new users and new secrets: what was handed out before is void at once. */
    public Device renew(Device before, long expectedVersion, String who) {
        DeviceSecrets.Lines lines = secrets.lines(before.lines().stream()
                .map(line -> new AskedDevice.Line(line.extension(), line.label())).toList(), before.tenant(), List.of(),
                Map.of());
        DeviceSecrets.Address address = secrets.address();
        Device next = new Device(before.id(), before.tenant(), before.mac(), before.model(), before.label(), before.site(),
                before.transport(), before.security(), lines.all(), before.keys(), address.paths(), null, before.createdAt(),
                Columns.micros(Instant.now()), expectedVersion + 1);
        return stored(before, next, new DeviceStore.Kept(next, address.secureHash(), address.openHash(), lines.credentials()),
                expectedVersion, who, "device.renewed");
    }

    private Device stored(
            Device before, Device next, DeviceStore.Kept kept, long expectedVersion, String who, String deed) {
        changed(before, next, who, deed, () -> {
            if (!Attempt.of(() -> store.update(kept, expectedVersion))) {
                throw new StaleVersion("device " + before.mac() + " was changed by somebody else");
            }
        });
        return find(next.tenant(), next.mac()).orElseThrow(() -> new NotFound("there is no device " + next.mac()));
    }

    /** Takes a device away; the users of its lines are void at once. @throws StaleVersion somebody else was quicker */
    public void delete(Device device, long expectedVersion, String who) {
        changed(device, null, who, "device.deleted", () -> {
            if (!Attempt.of(() -> store.delete(device, expectedVersion))) {
                throw new StaleVersion("device " + device.mac() + " was changed by somebody else");
            }
        });
    }

    /** For a telephone that cannot do HTTPS: one request over an open connection gets the secrets, within this time. */
    public Device openWindow(Device device, Duration time, String who) {
        Attempt.run(() -> store.openWindow(device, Instant.now().plus(time)));
        audit.write(device.tenant(), who, "device.window.opened", device.mac());
        return find(device.tenant(), device.mac()).orElseThrow(() -> new NotFound("there is no device " + device.mac()));
    }

    /** The change and what is told of it, in one transaction. @param before null when it is new; @param now null when it is gone */
    private void changed(Device before, Device now, String who, String deed, Runnable change) {
        Device device = now == null ? before : now;
        together.run(() -> {
            change.run();
            audit.keep(who, deed, new Subject(device.tenant(), KIND, device.mac()), new Audit.Kept(kept(before), kept(now)));
        });
        commits.ensure();
        TreeSet<String> touched = new TreeSet<>();
        Stream.of(before, now).filter(Objects::nonNull).flatMap(one -> one.lines().stream())
                .forEach(line -> touched.add(line.extension()));
        touched.forEach(number -> loader.refreshDevices(device.tenant(), number));
    }

    private static AskedDevice kept(Device deviceOrNull) {
        return deviceOrNull == null ? null : AskedDevice.of(deviceOrNull);
    }

    private DeviceRules rules(Tenant tenant) {
        return new DeviceRules(number -> directory.current().find(tenant, number).isPresent(),
                site -> sites.find(SiteSettings.class, tenant, site).isPresent());
    }

    /** A line without a label has the name of its extension. */
    private List<AskedDevice.Line> named(Tenant tenant, List<AskedDevice.Line> lines) {
        return lines.stream()
                .map(line -> line.label().isBlank()
                        ? new AskedDevice.Line(line.extension(), name(tenant, line.extension()))
                        : line)
                .toList();
    }

    private String name(Tenant tenant, String number) {
        String name = directory.current().find(tenant, number).orElseThrow().extension().displayName();
        return name == null || name.isBlank() ? number : name;
    }

    /** Requests for files of a device, newest first. */
    public List<Access> accesses(Device device) {
        return Attempt.of(() -> store.accesses(device));
    }

    /**
     * Where the device is to look for its files.
     *
     * @param asked name of this server as somebody knows it
     * @param secure for HTTPS, or for HTTP
     */
    public String address(Device device, String asked, boolean secure) {
        return settings.reach(asked, device.transport(), secure, secrets.path(device, secure)).base();
    }

    /** What the device would read; secrets and address are masked. */
    public List<PhoneFile> preview(Device device, String asked) {
        Reach reach = settings.reach(asked, device.transport(), true, "********");
        return files.of(device, reach.within(customers.domain(device.tenant())), line -> "********",
                keys.access(device, reach).map(BookAccess::masked).orElse(null));
    }

    /** What the device would read if it were changed so. Nothing is changed; lines that are new have users of their own each time. */
    public List<PhoneFile> preview(Device device, AskedDevice asked, String host) {
        return preview(next(device, asked, device.version()).device(), host);
    }

    /**
     * Makes the device read its files again, or restart.
     *
     * @return the contacts that were told
     * @throws Conflict when the device is not registered, or cannot be told from others of its extensions
     */
    public List<String> resync(Device device, boolean restart, String who) {
        List<Binding> told = Registered.of(device, aor -> bindings.of(aor));
        String event = device.model().maker().event(restart);
        for (Binding binding : told) {
            try {
                notifications.sendNotify(new NotifyOrder(NotifyLine.unasked(binding.aor(), binding), 1, event,
                        "terminated;reason=noresource", false, "", new byte[0]),
                        answer -> ProvisioningLog.LOG.notified(device.mac(), event, answer.status()));
            } catch (RuntimeException noWayOut) {
                throw new Conflict("the device cannot be reached now: " + Columns.firstLine(noWayOut));
            }
        }
        audit.write(device.tenant(), who, restart ? "device.restarted" : "device.resynced", device.mac());
        return told.stream().map(Binding::uri).toList();
    }

    /** Database access whose failure is no fault of the caller. */
    interface Attempt<T> {
        T run() throws SQLException;

        static <T> T of(Attempt<T> attempt) {
            try {
                return attempt.run();
            } catch (SQLException failed) {
                throw new IllegalStateException("devices cannot be read or stored: " + failed.getMessage(), failed);
            }
        }

        /** The same without a result. */
        static void run(Deed deed) {
            of(() -> {
                deed.run();
                return null;
            });
        }
    }

    /** A change without a result. */
    interface Deed {
        void run() throws SQLException;
    }
}
