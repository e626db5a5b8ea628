package io.carillon.sip.trunk;

import io.carillon.contract.Cidr;
import io.carillon.contract.TrunkLine;
import io.carillon.contract.TrunkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One trunk while it is configured: its state is what probe and registration make of it. */
final class TrunkLink {
    private final TrunkLine line;
    private final TrunkServers servers;
    private final DigestClient digest;
    private final List<Cidr> networks = new ArrayList<>();
    private final TrunkProbe probe;
    private final TrunkRegistration registration;
    private volatile TrunkState state;

    TrunkLink(TrunkLine line, TrunkWire wire) {
        this.line = line;
        this.servers = new TrunkServers(line, wire.resolver());
        this.digest = new DigestClient(line, () -> wire.transactions().newToken());
        for (String source : line.sources()) {
            Cidr network = Cidr.parse(source);
            if (network == null) {
                TrunkLog.LOG.badNetwork(line.id(), source);
            } else {
                networks.add(network);
            }
        }
        probe = line.optionsSeconds() > 0 ? new TrunkProbe(line, wire, servers, this::changed) : null;
        registration = line.registerSeconds() > 0
                ? new TrunkRegistration(line, new TrunkRegistration.Means(wire, servers, digest), this::changed) : null;
        state = measured(Instant.now());
    }

    void start() {
        if (probe != null) {
            probe.start();
        }
        if (registration != null) {
            registration.start();
        }
    }

    void stop() {
        if (probe != null) {
            probe.stop();
        }
        if (registration != null) {
            registration.stop();
        }
    }

    private synchronized void changed() {
        TrunkState before = state;
        TrunkState now = measured(before.since());
        if (now.up() != before.up()) {
            now = measured(Instant.now());
            if (now.up()) {
                TrunkLog.LOG.up(line.id());
            } else {
                TrunkLog.LOG.down(line.id(), now.trouble());
            }
        }
        state = now;
    }

    private TrunkState measured(Instant since) {
        TrunkProbe.Health health = probe == null ? new TrunkProbe.Health(true, "", -1) : probe.health();
        boolean registered = registration != null && registration.isRegistered();
        boolean up = health.answers() && (registration == null || registered);
        String trouble = !health.answers() ? health.trouble() : registration == null ? "" : registration.trouble();
        return new TrunkState(line.id(), up, registered, trouble, since, health.roundTripMillis());
    }

    TrunkLine line() {
        return line;
    }

    TrunkServers servers() {
        return servers;
    }

    DigestClient digest() {
        return digest;
    }

    TrunkState state() {
        return state;
    }

    boolean isAt(byte[] address) {
        for (Cidr network : networks) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
