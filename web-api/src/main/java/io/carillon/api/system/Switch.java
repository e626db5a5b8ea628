package io.carillon.api.system;

import io.carillon.api.ApiLog;
import io.carillon.contract.SwitchConnection;
import io.carillon.contract.SwitchConnectionFactory;
import io.carillon.contract.SwitchStatistics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What the adapter counts, asked at most four times a second however many gauges are read. Looked up when first asked
 * and again after a failure, so that this bean does not care in which order archives are deployed.
 */
@ApplicationScoped
public class Switch {
    static final String JNDI = "java:/carillon/Switch";
    private static final long FRESH_NANOS = Duration.ofMillis(250).toNanos();
    private static final SwitchStatistics NOTHING = new SwitchStatistics(Map.of(), Map.of(), List.of());

    private final AtomicReference<Reading> latest = new AtomicReference<>();
    private final Supplier<SwitchStatistics> source;
    private final LongSupplier nanoTime;

    /** The adapter of this server. */
    public Switch() {
        this(Switch::ask, System::nanoTime);
    }

    Switch(Supplier<SwitchStatistics> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    private static SwitchStatistics ask() {
        try {
            SwitchConnectionFactory factory = InitialContext.doLookup(JNDI);
            try (SwitchConnection connection = factory.getConnection()) {
                return connection.statistics();
            }
        } catch (NamingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the adapter counts; empty while it cannot be reached. */
    public SwitchStatistics statistics() {
        return reading().statistics();
    }

    /** Whether the adapter answers. */
    public boolean isReachable() {
        return reading().reachable();
    }

    private Reading reading() {
        long now = nanoTime.getAsLong();
        Reading known = latest.get();
        if (known != null && now - known.at() < FRESH_NANOS) {
            return known;
        }
        Reading fresh = read(now, known);
        latest.set(fresh);
        return fresh;
    }

    private Reading read(long now, Reading before) {
        try {
            return new Reading(source.get(), true, now);
        } catch (RuntimeException e) {
            if (before == null || before.reachable()) {
                ApiLog.API.switchUnreachable(JNDI, e.toString());
            }
            return new Reading(NOTHING, false, now);
        }
    }

    /**
     * One answer.
     *
     * @param statistics what it counts
     * @param reachable whether it answered
     * @param at when, on the monotonic clock
     */
    private record Reading(SwitchStatistics statistics, boolean reachable, long at) {}
}
