package io.carillon.event;

import io.carillon.contract.Ids;
import io.carillon.contract.ThreadRank;
import io.carillon.store.Loop;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Publishes what happens to calls, at once and without guarantee. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LiveEvents {
    @Resource
    private ManagedThreadFactory threads;

    private final List<Consumer<LiveEvent>> listeners = new CopyOnWriteArrayList<>();
    private LiveQueue.Sink sink;
    private LiveQueue queue;
    private Loop loop;

    @PostConstruct
    void start() {
        String node = System.getProperty("carillon.node", "node");
        sink = new JmsLiveSink(new CallEventJson(node));
        queue = new LiveQueue(sink, "live-" + Ids.newCall() + "-", LiveQueue.CAPACITY);
        loop = Loop.start(threads, "carillon-live", ThreadRank.RECORDS, queue::round);
    }

    /**
     * Queues the event; never blocks and never fails. When the queue is full the oldest event is dropped and counted.
     */
    public void publish(LiveEvent event) {
        take(event);
    }

    /** The same without what a bean costs, for who publishes several times for each call. */
    public Consumer<LiveEvent> door() {
        return this::take;
    }

    private void take(LiveEvent event) {
        queue.offer(event);
        for (Consumer<LiveEvent> listener : listeners) {
            listener.accept(event);
        }
    }

    /** Told of every event on the thread that publishes it: must be quick and must not fail. */
    public void onEvent(Consumer<LiveEvent> listener) {
        listeners.add(listener);
    }

    /** Events sent since start. */
    public long sent() {
        return queue.sent();
    }

    /** Events dropped since start. */
    public long dropped() {
        return queue.dropped();
    }

    @PreDestroy
    void stop() {
        loop.stop(1000);
        sink.close();
    }
}
