package io.carillon.event;

import io.carillon.contract.ThreadRank;
import io.carillon.event.store.OutboxStore;
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

/** Keeps the thread that carries ledger events from the outbox to the broker. */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class EventRelay {
    @Resource(lookup = "java:jboss/datasources/CarillonDS")
    private DataSource database;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Outbox outbox;

    @Inject
    private LedgerTap tap;

    private final LedgerSender sender = new JmsLedgerSender();
    private Relay relay;
    private Loop loop;

    @PostConstruct
    void start() {
        relay = new Relay(outbox, new OutboxStore(database), sender, tap, Relay.POLL_MILLIS);
        loop = Loop.start(threads, "carillon-relay", ThreadRank.RECORDS, relay::round);
    }

    /** Events handed to the broker since start. */
    public long sent() {
        return relay.sent();
    }

    /** Events that wait for the broker. */
    public long backlog() {
        return outbox.backlog();
    }

    @PreDestroy
    void stop() {
        loop.stop(3000);
        sender.close();
    }
}
