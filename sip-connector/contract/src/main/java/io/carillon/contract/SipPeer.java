package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * The transport address a message came from or goes to.
 *
 * @param transport udp or tcp
 * @param host numeric IPv4 or IPv6 address, without brackets
 * @param port 1 to 65535
 */
public record SipPeer(SipTransport transport, String host, int port) implements Serializable {
    public SipPeer {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(host, "host");
    }

    @Override
    public String toString() {
        return transport.name().toLowerCase(java.util.Locale.ROOT) + ":"
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
