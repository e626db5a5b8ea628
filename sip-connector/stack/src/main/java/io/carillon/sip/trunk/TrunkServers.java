package io.carillon.sip.trunk;

import io.carillon.contract.SipPeer;
import io.carillon.contract.TrunkLine;
import io.carillon.sip.message.MalformedHeader;
import io.carillon.sip.message.SipUri;
import io.carillon.sip.transport.SipUriResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The servers behind the name of a trunk (RFC 3263 section 4). One that was not in service when it was asked last comes behind the others
 * until it answers again, or for five minutes where nobody asks it: a call must not wait for a server of which we know that it is
 * dead.
 */
final class TrunkServers {
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final TrunkLine line;
    private final SipUriResolver resolver;
    private final Map<SipPeer, Long> silent = new ConcurrentHashMap<>();

    TrunkServers(TrunkLine line, SipUriResolver resolver) {
        this.line = line;
        this.resolver = resolver;
    }

    /** As the name says, best first; empty when it does not resolve. */
    CompletionStage<List<SipPeer>> asNamed() {
        try {
            return resolver.targets(SipUri.parse(line.uri()));
        } catch (MalformedHeader malformed) {
            return CompletableFuture.completedFuture(List.of());
        }
    }

    /** As requests should try them. */
    CompletionStage<List<SipPeer>> inOrder() {
        return asNamed().thenApply(all -> {
            long now = System.nanoTime();
            silent.entrySet().removeIf(one -> now - one.getValue() > FORGOTTEN_NANOS || !all.contains(one.getKey()));
            List<SipPeer> ordered = new ArrayList<>(all);
            ordered.removeIf(silent::containsKey);
            all.stream().filter(peer -> !ordered.contains(peer)).forEach(ordered::add);
            return ordered;
        });
    }

    void answers(SipPeer server) {
        silent.remove(server);
    }

    void isSilent(SipPeer server) {
        silent.put(server, System.nanoTime());
    }
}
