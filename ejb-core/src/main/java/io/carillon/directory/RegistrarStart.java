package io.carillon.directory;

import static io.carillon.directory.DirectoryLog.LOG;

import io.carillon.contract.ThreadRank;
import io.carillon.directory.store.BindingChange;
import io.carillon.directory.store.BindingStore;
import io.carillon.store.Loop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Begins with the registrations of the last run, keeps the writer's thread and sweeps expired bindings. */
@Startup
@Singleton
@DependsOn({"Migration", "DirectoryLoader"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrarStart {
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Inject
    private BindingStore store;

    @Inject
    private BindingTable table;

    @Inject
    private BindingWriter writer;

    @Inject
    private Bindings bindings;

    @Inject
    private Directory directory;

    @Inject
    private DeviceUsers devices;

    @Inject
    private Registrar registrar;

    @Resource
    private ManagedThreadFactory threads;

    private Loop loop;
    private long lastSweep = System.nanoTime();

    /** For the server. */
    public RegistrarStart() {}

    /** With what is known of extensions and devices already. */
    RegistrarStart(BindingStore store, BindingTable table, BindingWriter writer, Directory directory, DeviceUsers devices) {
        this.store = store;
        this.table = table;
        this.writer = writer;
        this.directory = directory;
        this.devices = devices;
    }

    @PostConstruct
    void start() {
        try {
            int known = begin(Instant.now());
            LOG.loaded(directory.current().size(), known);
        } catch (SQLException failed) {
            throw new IllegalStateException("registrations cannot be read: " + failed.getMessage(), failed);
        }
        registrar.limits();
        loop = Loop.start(threads, "carillon-bindings", ThreadRank.RECORDS, this::round);
    }

    /**
     * What was registered when the last run ended. A kill may have come between the end of an extension, or of a device, and
     * that of its registrations: these end here, so that a telephone that nobody knows any more is not rung. Who is switched
     * off keeps his: devices of his own are not in memory then, and he is not rung anyway.
     *
     * @return how many there are
     */
    int begin(Instant now) throws SQLException {
        List<Binding> stored = store.load(now);
        List<Binding> known = stored.stream().filter(this::isKnown).toList();
        table.load(known);
        stored.stream().filter(binding -> !isKnown(binding)).forEach(binding -> {
            LOG.notKnown(binding.aor().toString(), binding.account());
            writer.later(new BindingChange(BindingChange.Kind.REMOVE, binding));
        });
        return known.size();
    }

    private boolean isKnown(Binding binding) {
        return directory.current().find(binding.aor().tenant(), binding.aor().user())
                .map(subscriber -> !subscriber.extension().enabled() || !devices.isGone(binding))
                .orElse(false);
    }

    private void round() throws InterruptedException {
        writer.round();
        if (System.nanoTime() - lastSweep > SWEEP_NANOS) {
            lastSweep = System.nanoTime();
            bindings.sweep(Instant.now());
        }
    }

    @PreDestroy
    void stop() {
        loop.stop(3000);
        writer.flush();
    }
}
