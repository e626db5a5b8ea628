package io.carillon.cdr;

import io.carillon.cdr.store.CdrStore;
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
import javax.sql.DataSource;

/**
 * Takes the records of finished calls and commits them in groups, each together with the event that tells of it.
 * Recording a call again changes nothing, so whoever is not sure does it again.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CdrRecorder {
    private static final int CAPACITY = 16_384;

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Ledger ledger;

    private CdrQueue queue;
    private Loop loop;

    @PostConstruct
    void start() {
        queue = new CdrQueue(new CdrStore(database, ledger), ledger, CAPACITY);
        loop = Loop.start(threads, "carillon-cdr", queue::round);
    }

    /**
     * Hands over a record; never blocks.
     *
     * @param record the finished call
     * @param onCommitted runs on the writer's thread once the record is safe, also when it had been recorded before;
     *     must be quick
     * @return false when the queue is full: keep the record and offer it again later
     */
    public boolean record(CallRecord record, Runnable onCommitted) {
        return queue.offer(record, onCommitted);
    }

    /** Records committed since start. */
    public long written() {
        return queue.written();
    }

    /** Records that wait for the database. */
    public int waiting() {
        return queue.waiting();
    }

    @PreDestroy
    void stop() {
        loop.stop(5000);
        queue.drain();
    }
}
