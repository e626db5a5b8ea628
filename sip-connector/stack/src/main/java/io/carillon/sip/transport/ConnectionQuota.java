package io.carillon.sip.transport;

import io.carillon.sip.transport.SocketSettings.StreamLimits;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many stream connections there are, in total and from one address, whatever transport they carry. */
final class ConnectionQuota {
    private final StreamLimits limits;
    private final AtomicInteger total = new AtomicInteger();
    private final Map<InetAddress, Integer> perSource = new ConcurrentHashMap<>();

    ConnectionQuota(StreamLimits limits) {
        this.limits = limits;
    }

    int open() {
        return total.get();
    }

    /** One more. False when that is too many; {@link #leave} is due in any case. */
    boolean enter() {
        return total.incrementAndGet() <= limits.connections();
    }

    void leave() {
        total.decrementAndGet();
    }

    /** One more from there. False when that is too many; {@link #leave(InetAddress)} is due in any case. */
    boolean enter(InetAddress source) {
        return perSource.merge(source, 1, Integer::sum) <= limits.perSource();
    }

    void leave(InetAddress source) {
        perSource.computeIfPresent(source, (address, count) -> count == 1 ? null : count - 1);
    }

    /** Whether we may open one ourselves: calls out are not refused because phones took every place. */
    boolean mayOpen() {
        return total.get() < 2 * limits.connections();
    }
}
