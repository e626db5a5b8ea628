package io.carillon.cdr;

import static io.carillon.cdr.CdrLog.LOG;

import io.carillon.cdr.store.CdrStore;
import io.carillon.contract.CallId;
import io.carillon.contract.Tenant;
import io.carillon.contract.ThreadRank;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private static final Duration LINGER = Duration.ofMillis(200);

    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Ledger ledger;

    private DeadLetters letters;
    private CdrQueue queue;
    private Loop loop;

    @PostConstruct
    void start() {
        String data = System.getProperty("jboss.server.data.dir", System.getProperty("java.io.tmpdir"));
        letters = new DeadLetters(Path.of(data, "carillon", "dead-letters"));
        queue = new CdrQueue(new CdrStore(database, ledger), ledger, letters, CAPACITY, LINGER);
        loop = Loop.start(threads, "carillon-cdr", ThreadRank.RECORDS, queue::round);
    }

    /** The way in, without what a bean costs each call. */
    public RecordDoor door() {
        return queue;
    }

    /** Records committed since start. */
    public long written() {
        return queue.written();
    }

    /** Records that wait for the database. */
    public int waiting() {
        return queue.waiting();
    }

    /** Records that became dead letters since start. */
    public long refused() {
        return queue.refused();
    }

    /** Dead letters there are. */
    public int deadLetters() {
        return letters.size();
    }

    /**
     * Dead letters of a tenant, in the order of their calls.
     *
     * @param after id of the last call of the page before, null for the first page
     * @param limit at most this many, 1 to {@value CdrQuery#MAX_LIMIT}
     */
    public List<DeadLetter> deadLetters(Tenant tenant, String after, int limit) {
        try {
            return letters.page(tenant, after, Math.min(Math.max(limit, 1), CdrQuery.MAX_LIMIT));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The dead letter of a call of this tenant. */
    public Optional<DeadLetter> deadLetter(Tenant tenant, CallId call) {
        return letters.find(tenant, call);
    }

    /**
     * Has a dead letter tried again. It is removed once the record is in the database; when that fails again it stays,
     * with the new reason.
     *
     * @return false when the queue is full
     */
    public boolean retry(DeadLetter letter) {
        return queue.record(letter.record(), () -> LOG.letterTried(letter.record().id().value()));
    }

    @PreDestroy
    void stop() {
        loop.stop(5000);
        queue.drain();
    }
}
