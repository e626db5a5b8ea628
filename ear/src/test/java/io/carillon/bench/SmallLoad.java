package io.carillon.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the parts {@code registers} and {@code capacity} do, as much of it as a scenario has time for. */
public final class SmallLoad implements AutoCloseable {
    private static final long TALK_MILLIS = 200;

    private final InetSocketAddress server;
    private final List<Subscriber> all = new ArrayList<>();
    private final CallLoad load;

    /**
     * What came of it.
     *
     * @param asked how many there were
     * @param failed how many of them failed
     * @param most what 95 of a hundred took at most, from the request with credentials to the 200 of a call, from the first request
     *     to the 200 of a registration
     */
    public record Seen(int asked, int failed, Duration most) {}

    /** @param secrets those of telephones by their numbers; the first half calls the second */
    public SmallLoad(InetSocketAddress server, Map<String, String> secrets) throws IOException {
        this.server = server;
        secrets.forEach((number, secret) -> all.add(new Subscriber(number, secret)));
        List<Subscriber> callers = all.subList(0, all.size() / 2);
        List<Subscriber> callees = all.subList(all.size() / 2, all.size());
        load = new CallLoad(server, new CallLoad.Ends(new SipSocket(server), callers, new SipSocket(server), callees), TALK_MILLIS,
                CallLoad.CallListener.NONE);
    }

    /** So many registrations a second. */
    public Seen registrations(int rate, int count) throws IOException {
        RegisterLoad registers = new RegisterLoad(server, load.callees());
        registers.run(all, rate, count);
        return new Seen(count, count - registers.completed, most(registers.latencies));
    }

    /** So many calls a second among those who are registered. */
    public Seen calls(int rate, int count) throws IOException {
        int completed = load.completed;
        load.toAnswer.clear();
        load.run(rate, count);
        return new Seen(count, count - (load.completed - completed), most(load.toAnswer));
    }

    private static Duration most(Latencies taken) {
        return Duration.ofNanos((long) (taken.millis(95) * 1e6));
    }

    @Override
    public void close() throws IOException {
        load.close();
    }
}
