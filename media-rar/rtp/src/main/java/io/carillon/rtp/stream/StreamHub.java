package io.carillon.rtp.stream;

import io.carillon.contract.CallId;
import io.carillon.contract.StreamOrder;
import io.carillon.contract.StreamState;
import io.carillon.rtp.RtpEndpoint;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** All streams of this server: one thread that looks after them every 20 ms, and two on which far ends speak. */
public final class StreamHub implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 10_000;
    private static final long LOOK_NANOS = 20_000_000;

    private final int most;
    private final Map<String, StreamLink> links = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private final ThreadPoolExecutor threads;
    private final HttpClient client;
    private final Thread caretaker;
    private volatile boolean closed;

    /** @param most streams at the same time */
    public StreamHub(int most) {
        this.most = most;
        threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
                task -> thread(task, "carillon-streams"), new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        client = HttpClient.newBuilder().executor(threads).build();
        caretaker = thread(this::look, "carillon-streams-look");
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to look after streams. */
    public void start() {
        caretaker.start();
    }

    /** A fresh name for a stream. */
    public static String freshId() {
        return UUID.randomUUID().toString();
    }

    /** Whether one more may be begun. */
    public boolean hasRoom() {
        return !closed && links.size() < most;
    }

    /** Begins a stream under a fresh name; what comes of it is seen in its state and in the log. */
    public void begin(String id, RtpEndpoint rtp, StreamOrder order) {
        StreamLink link = new StreamLink(new StreamLink.Names(id, rtp.call(), rtp.leg()), order, rtp);
        links.put(id, link);
        begun.incrementAndGet();
        link.connect(client);
        LockSupport.unpark(caretaker);
    }

    /** The streams of a call. */
    public List<StreamState> of(CallId call) {
        return links.values().stream().map(StreamLink::state).filter(state -> state.call().equals(call)).toList();
    }

    /** Ends a stream; false when there is none of this name. */
    public boolean end(String id, String reason) {
        StreamLink link = links.get(id);
        if (link != null) {
            link.end(reason);
        }
        return link != null;
    }

    private void look() {
        long next = System.nanoTime();
        while (!closed) {
            for (StreamLink link : links.values()) {
                if (!link.look()) {
                    forget(link);
                }
            }
            if (links.isEmpty()) {
                LockSupport.park(this);
                next = System.nanoTime();
            } else {
                next = Math.max(next + LOOK_NANOS, System.nanoTime() - LOOK_NANOS);
                LockSupport.parkNanos(this, next - System.nanoTime());
            }
        }
    }

    private void forget(StreamLink link) {
        links.remove(link.names().id());
        unsent.addAndGet(link.state().unsent());
        if (link.trouble() == null) {
            link.logEnd();
        } else {
            failed.incrementAndGet();
        }
    }

    /** Counters by the names of the switch statistics. */
    public Map<String, Long> counters() {
        return Map.of("streams.begun", begun.get(), "streams.failed", failed.get(), "streams.frames.unsent", unsent.get());
    }

    /** Gauges by the names of the switch statistics. */
    public Map<String, Long> gauges() {
        return Map.of("streams.active", (long) links.size());
    }

    /** All streams are over. */
    @Override
    public void close() {
        closed = true;
        links.values().forEach(link -> link.end("the switch stops"));
        LockSupport.unpark(caretaker);
        threads.shutdownNow();
    }
}
