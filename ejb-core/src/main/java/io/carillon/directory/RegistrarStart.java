package io.carillon.directory;

import static io.carillon.directory.DirectoryLog.LOG;

import io.carillon.contract.ThreadRank;
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
    private Registrar registrar;

    @Resource
    private ManagedThreadFactory threads;

    private Loop loop;
    private long lastSweep = System.nanoTime();

    @PostConstruct
    void start() {
        try {
            List<Binding> known = store.load(Instant.now());
            table.load(known);
            LOG.loaded(directory.current().size(), known.size());
        } catch (SQLException failed) {
            throw new IllegalStateException("registrations cannot be read: " + failed.getMessage(), failed);
        }
        registrar.limits();
        loop = Loop.start(threads, "carillon-bindings", ThreadRank.RECORDS, this::round);
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
