package io.carillon.event;

import jakarta.ejb.Singleton;

/** Publishes what happens to calls, at once and without guarantee. */
@Singleton
public class LiveEvents {
    /** Queues the event; never blocks and never fails. When the queue is full the oldest event is dropped and counted. */
    public void publish(CallEvent event) { throw new UnsupportedOperationException(); }
}
