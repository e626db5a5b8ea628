package io.carillon.sip.transaction;

import io.carillon.contract.SipPeer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** UDP peers that did not take a TCP connection lately, so that not every large request waits for the refusal again. */
final class TcpRefusals {
    private static final int REMEMBERED = 10_000;
    private static final long NANOS = 600_000_000_000L;

    private final Map<SipPeer, Long> since = new ConcurrentHashMap<>();

    void add(SipPeer peer) {
        if (since.size() >= REMEMBERED) {
            since.clear();
        }
        since.put(peer, System.nanoTime());
    }

    boolean contains(SipPeer peer) {
        Long when = since.get(peer);
        if (when == null) {
            return false;
        }
        if (System.nanoTime() - when > NANOS) {
            since.remove(peer);
            return false;
        }
        return true;
    }
}
