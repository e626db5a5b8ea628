package io.carillon.paging;

import io.carillon.contract.Prompt;
import io.carillon.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is being said to everybody, for as long as telephones may still be about to hear it. At most {@value #MOST} at a
 * time: the oldest makes room.
 */
@ApplicationScoped
public class Broadcasts {
    static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 100;

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Broadcast> running = new LinkedHashMap<>();
    private int next = 1;

    private record Broadcast(Tenant tenant, Prompt prompt, Instant at) {}

    /** Takes one. @return digits that it is found by */
    public String begin(Tenant tenant, Prompt prompt, Instant now) {
        turn.lock();
        try {
            Iterator<Broadcast> old = running.values().iterator();
            while (old.hasNext()) {
                boolean over = old.next().at().isBefore(now.minus(KEPT));
                if (over || running.size() >= MOST) {
                    old.remove();
                }
            }
            String id = String.valueOf(next++);
            running.put(id, new Broadcast(tenant, prompt, now));
            return id;
        } finally {
            turn.unlock();
        }
    }

    /** What is said, empty when it is over. */
    public Optional<Prompt> find(Tenant tenant, String id, Instant now) {
        turn.lock();
        try {
            return Optional.ofNullable(running.get(id))
                    .filter(one -> one.tenant().equals(tenant) && !one.at().isBefore(now.minus(KEPT)))
                    .map(Broadcast::prompt);
        } finally {
            turn.unlock();
        }
    }
}
