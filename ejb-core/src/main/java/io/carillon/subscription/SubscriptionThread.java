package io.carillon.subscription;

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

/** Takes up the subscriptions of the last run, once calls and registrations are there, and keeps their thread. */
@Startup
@Singleton
@DependsOn({"RegistrarStart", "MidCallDoor"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SubscriptionThread {
    @Inject
    private SubscriptionDesk desk;

    @Resource
    private ManagedThreadFactory threads;

    private Loop loop;

    @PostConstruct
    void start() {
        desk.restore();
        loop = Loop.start(threads, "carillon-notify", desk::round);
    }

    @PreDestroy
    void stop() {
        loop.stop(1000);
    }
}
