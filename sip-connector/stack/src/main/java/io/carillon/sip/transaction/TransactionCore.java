package io.carillon.sip.transaction;

import io.netty.util.Timeout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all transactions of an endpoint share: tables, clock, timer values, the layer above. */
final class TransactionCore {
    final Map<TransactionKey, ServerMachine> servers = new ConcurrentHashMap<>();
    final Map<TransactionKey, ClientMachine> clients = new ConcurrentHashMap<>();
    final Map<Long, ServerMachine> merged = new ConcurrentHashMap<>();
    final TransactionCounters counters = new TransactionCounters();
    final TransactionClock clock;
    final SipTimers timers;
    final TransactionUser user;
    final StatelessReply stateless;
    final long t1;
    final long t2;
    final long t4;
    final long timeout;
    /** For 64*T1: timers J, L and M. */
    final Lingering lingering;
    /** For T4: timers I and K. */
    final Lingering shortly;

    TransactionCore(SipTimers timers, TransactionClock clock, TransactionUser user, StatelessReply stateless) {
        this.timers = timers;
        this.clock = clock;
        this.user = user;
        this.stateless = stateless;
        this.t1 = timers.t1().toMillis();
        this.t2 = timers.t2().toMillis();
        this.t4 = timers.t4().toMillis();
        this.timeout = timers.timeout().toMillis();
        this.lingering = new Lingering(clock, timeout);
        this.shortly = new Lingering(clock, t4);
    }

    Timeout after(long millis, Runnable task) {
        return clock.after(millis, task);
    }

    /** Calls the layer above; what it throws stays here. */
    boolean tell(String what, Runnable call) {
        try {
            call.run();
            return true;
        } catch (RuntimeException fault) {
            TransactionLog.LOG.userFailed(what, fault);
            return false;
        }
    }
}
