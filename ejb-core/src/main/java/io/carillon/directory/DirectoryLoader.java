package io.carillon.directory;

import static io.carillon.directory.DirectoryLog.LOG;

import io.carillon.contract.Aor;
import io.carillon.contract.Credential;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.Tenant;
import io.carillon.directory.store.ExtensionStore;
import io.carillon.store.DurableCommits;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries every committed change of an extension to the two places that live without the database: the snapshot that
 * calls are routed by and the credentials in the switch. One change at a time, each read again from the database, so
 * that of two quick changes the later one stays. What could not be carried is made up for by the next tick.
 */
@Startup
@Singleton
@DependsOn({"Migration", "CustomerLoader"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectoryLoader {
    @EJB
    private ExtensionStore store;

    @Inject
    private Directory directory;

    @Inject
    private SwitchLink link;

    @Inject
    private Event<DirectoryChanged> changed;

    @Inject
    private DurableCommits commits;

    @Inject
    private Instance<DeviceCredentials> devices;

    @Inject
    private DeviceUsers deviceUsers;

    @Inject
    private Bindings bindings;

    @Inject
    private CustomerBook customers;

    private final ReentrantLock turn = new ReentrantLock();
    private volatile boolean snapshotStale;
    private volatile boolean credentialsStale = true;
    private boolean warned;

    @PostConstruct
    void load() {
        directory.replace(all());
        pushAll();
    }

    /** After the commit of a change of this extension. */
    public void refresh(Tenant tenant, String number) {
        commits.ensure();
        turn.lock();
        try {
            Optional<Subscriber> now = store.subscriber(tenant, number).map(this::served);
            directory.replace(directory.current().with(new Aor(tenant, number), now.orElse(null)));
            push(new Aor(tenant, number), store.credential(tenant, number).orElse(null), false);
        } catch (RuntimeException failed) {
            // the change is committed: its author gets his answer, the tick below makes up for the rest
            snapshotStale = true;
            credentialsStale = true;
            LOG.notReloaded(failed.toString());
        } finally {
            turn.unlock();
        }
        changed.fire(new DirectoryChanged(directory.current()));
    }

    /**
     * After the commit of a change of what telephones prove themselves with for this extension: what is gone is void
     * at once.
     */
    public void refreshDevices(Tenant tenant, String number) {
        turn.lock();
        try {
            push(new Aor(tenant, number), store.credential(tenant, number).orElse(null), true);
        } catch (RuntimeException failed) {
            credentialsStale = true;
            LOG.notReloaded(failed.toString());
        } finally {
            turn.unlock();
        }
    }

    /** Makes up for what could not be carried. */
    @Schedule(second = "*/2", minute = "*", hour = "*", persistent = false)
    public void catchUp() {
        if (!snapshotStale && !credentialsStale) {
            return;
        }
        turn.lock();
        try {
            if (snapshotStale) {
                directory.replace(all());
                snapshotStale = false;
                changed.fire(new DirectoryChanged(directory.current()));
            }
            pushAll();
        } catch (RuntimeException failed) {
            LOG.notReloaded(failed.toString());
        } finally {
            turn.unlock();
        }
    }

    /** Extensions of a tenant that is not served are as if each of them were switched off. */
    private DirectorySnapshot all() {
        return DirectorySnapshot.of(store.subscribers().stream().map(this::served).toList());
    }

    private Subscriber served(Subscriber subscriber) {
        return customers.isServed(subscriber.extension().tenant()) ? subscriber : subscriber.switchedOff();
    }

    /** A tenant has come, changed or gone. */
    public void customersChanged(@Observes CustomersChanged now) {
        snapshotStale = true;
        credentialsStale = true;
        catchUp();
    }

    private void pushAll() {
        if (!credentialsStale) {
            return;
        }
        List<DeviceUser> own = new ArrayList<>();
        devices.forEach(more -> own.addAll(more.all()));
        deviceUsers.replace(own);
        List<Credential> all = new ArrayList<>(own.stream().map(DeviceUser::credential).toList());
        all.addAll(store.credentials());
        if (tell(connection -> connection.replaceCredentials(all))) {
            LOG.credentialsPushed(all.size());
            credentialsStale = false;
        }
    }

    /**
     * @param anew whether one of those it had may be gone: then it has none for a moment, and is challenged once
     * more
     */
    private void push(Aor aor, Credential credential, boolean anew) {
        List<DeviceUser> own = new ArrayList<>();
        List<Credential> all = new ArrayList<>();
        if (credential != null) {
            devices.forEach(more -> own.addAll(more.of(aor.tenant(), aor.user())));
            all.add(credential);
        }
        Set<String> gone = deviceUsers.replace(aor, own);
        own.forEach(device -> all.add(device.credential()));
        boolean told = tell(connection -> {
            if (anew || all.isEmpty()) {
                connection.removeCredential(aor);
            }
            all.forEach(connection::putCredential);
        });
        credentialsStale |= !told;
        if (credential != null && !gone.isEmpty()) {
            // nobody can prove any more to be that telephone, so that it is rung no more; who is only switched off comes back as he was
            bindings.end(aor, binding -> gone.contains(binding.account()));
        }
    }

    private boolean tell(java.util.function.Consumer<SwitchConnection> message) {
        SwitchLink.Answer<Boolean> answer = link.ask(connection -> {
            message.accept(connection);
            return true;
        });
        if (answer.value().isEmpty() && !warned) {
            LOG.switchAway(answer.trouble());
        }
        warned = answer.value().isEmpty();
        return answer.value().isPresent();
    }
}
