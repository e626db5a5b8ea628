package io.carillon.sip.invite;

import io.carillon.contract.Aor;
import io.carillon.contract.SipPeer;
import io.carillon.sip.SipEvents;
import io.carillon.sip.transport.SipSockets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who registered over which connection (RFC 5626 section 6), so that the registrar hears at once when the only way to a
 * device is gone. As large as there are connections, times a few addresses of record each.
 */
final class RegisteredFlows {
    private static final int MOST_PER_FLOW = 64;

    private final SipEvents events;
    private final Map<SipPeer, Set<Aor>> byFlow = new ConcurrentHashMap<>();

    RegisteredFlows(SipEvents events) {
        this.events = events;
    }

    /** A registration of this address of record was accepted over this flow. */
    void add(SipPeer flow, Aor aor, SipSockets sockets) {
        if (flow.flow() == 0) {
            return;
        }
        byFlow.compute(flow, (key, known) -> {
            Set<Aor> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            if (all.size() < MOST_PER_FLOW) {
                all.add(aor);
            }
            return all;
        });
        if (!sockets.isReachable(flow)) {
            gone(flow);
        }
    }

    void gone(SipPeer flow) {
        Set<Aor> registered = byFlow.remove(flow);
        if (registered != null) {
            registered.forEach(aor -> events.flowGone(aor, flow));
        }
    }

    int size() {
        return byFlow.size();
    }
}
