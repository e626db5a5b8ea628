package io.carillon.provisioning;

import io.carillon.directory.CustomerBook;
import io.carillon.phonebook.HouseBook;
import io.carillon.provisioning.Access.Outcome;
import io.carillon.provisioning.store.DeviceStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives telephones their files. What they get depends on the way:
 *
 * <ul>
 *   <li>the address for encrypted connections, over one: everything;
 *   <li>the same over an open connection: nothing, and a warning, because whoever listens knows the address now;
 *   <li>the address for open connections: everything but SIP secrets, save for one request within a window that an administrator
 *       has opened.
 * </ul>
 *
 * Every request is noted, the last {@value #NOTED} of a device are kept.
 */
@ApplicationScoped
public class Handout {
    private static final int NOTED = 50;
    private static final int BOOK = 2_000;
    private static final long QUIET_NANOS = 1_000_000_000L;

    @Inject
    private DeviceStore store;

    @Inject
    private DeviceSecrets secrets;

    @Inject
    private HouseBook book;

    @Inject
    private BookKeys keys;

    @Inject
    private CustomerBook customers;

    private final PhoneFiles files = new PhoneFiles();
    private final ProvisioningSettings settings = ProvisioningSettings.of(System.getProperties());
    private final AtomicLong nobody = new AtomicLong();
    private final AtomicLong nobodySaid = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    /** For the server. */
    public Handout() {}

    Handout(DeviceStore store, DeviceSecrets secrets, HouseBook book) {
        this.store = store;
        this.secrets = secrets;
        this.book = book;
        this.customers = new CustomerBook();
        this.keys = new BookKeys(store, secrets, customers);
    }

    /**
     * A request for a file.
     *
     * @param path secret part of the address
     * @param file name of the file
     * @param secure whether the connection is encrypted
     * @param host name under which the server was asked
     * @param source where it came from
     * @param agent User-Agent, may be empty
     */
    public record Asked(String path, String file, boolean secure, String host, String source, String agent) {}

    /** What a request gets. @param file null when the outcome says that there is none */
    public record Answer(Outcome outcome, PhoneFile file) {}

    /** Answers a request; empty when its address leads to no device, or to one of a tenant that is not served. */
    public Optional<Answer> answer(Asked asked) {
        Optional<DeviceStore.Found> found = Devices.Attempt.of(() -> store.byPath(DeviceSecrets.hash(asked.path())));
        if (found.isEmpty()) {
            strangers(asked.source());
            return Optional.empty();
        }
        Device device = found.get().device();
        if (!customers.isServed(device.tenant())) {
            strangers(asked.source());
            return Optional.empty();
        }
        Answer answer = answer(device, found.get().secure(), asked);
        note(device, asked, answer.outcome());
        return Optional.of(answer);
    }

    private Answer answer(Device device, boolean secretPath, Asked asked) {
        if (secretPath && !asked.secure()) {
            ProvisioningLog.LOG.exposed(device.mac(), asked.source());
            return new Answer(Outcome.EXPOSED, null);
        }
        Reach reach = settings.reach(asked.host(), device.transport(), secretPath, asked.path())
                .within(customers.domain(device.tenant()));
        PhoneFile file = wanted(device, reach, asked.file(), secretPath);
        if (file == null) {
            return new Answer(Outcome.NO_SUCH_FILE, null);
        }
        if (secretPath && file.secret()) {
            return new Answer(Outcome.SERVED, file);
        }
        if (file.secret() && Devices.Attempt.of(() -> store.useWindow(device, Instant.now()))) {
            Reach secure = settings.reach(asked.host(), device.transport(), true, secrets.path(device, true))
                    .within(customers.domain(device.tenant()));
            return new Answer(Outcome.SERVED_IN_WINDOW, wanted(device, secure, asked.file(), true));
        }
        return new Answer(Outcome.SERVED_WITHOUT_SECRETS, file);
    }

    private PhoneFile wanted(Device device, Reach reach, String name, boolean withSecrets) {
        int page = PhoneFiles.bookPage(device, name);
        if (page > 0) {
            return files.book(device.model().maker(), entries(device), reach, page);
        }
        BookAccess search = withSecrets ? keys.access(device, reach).orElse(null) : null;
        return files.of(device, reach, line -> withSecrets ? secrets.secret(device, line) : "", search).stream()
                .filter(file -> file.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /** The house and its phone book by name, the first {@value #BOOK} numbers. */
    private List<PhoneFiles.Entry> entries(Device device) {
        return book.of(device.tenant()).stream()
                .flatMap(one -> one.numbers().stream().map(number -> new PhoneFiles.Entry(one.name(), number)))
                .limit(BOOK)
                .toList();
    }

    /** The file is given out whether or not it can be noted. */
    private void note(Device device, Asked asked, Outcome outcome) {
        ProvisioningLog.LOG.asked(device.mac(), printable(asked.file()), asked.source(), outcome);
        try {
            store.note(device, new Access(Instant.now(), asked.source(), asked.secure(), printable(asked.file()),
                    printable(asked.agent()), outcome), NOTED);
        } catch (SQLException failed) {
            ProvisioningLog.LOG.notNoted(device.mac(), failed.getMessage());
        }
    }

    private static String printable(String hostile) {
        return hostile.replaceAll("\\p{Cntrl}", "?");
    }

    private void strangers(String source) {
        nobody.incrementAndGet();
        long said = nobodySaid.get();
        long now = System.nanoTime();
        if (now - said >= QUIET_NANOS && nobodySaid.compareAndSet(said, now)) {
            ProvisioningLog.LOG.nobody(source, nobody.getAndSet(0));
        }
    }
}
