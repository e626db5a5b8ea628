package io.carillon.contract;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * The transport address a message came from or goes to.
 *
 * @param transport what carries the messages
 * @param host numeric IPv4 or IPv6 address, without brackets
 * @param port 1 to 65535
 * @param flow token of the very connection that the other end opened to us (RFC 5626): only that one will do, not
 *     another from the same address. 0 where any way to the address is as good
 */
public record SipPeer(SipTransport transport, String host, int port, long flow) implements Serializable {
    public SipPeer {
        Objects.requireNonNull(transport, "transport");
        Objects.requireNonNull(host, "host");
    }

    /** An address, by whatever connection. */
    public SipPeer(SipTransport transport, String host, int port) {
        this(transport, host, port, 0);
    }

    /** The same address, by whatever connection. */
    public SipPeer anyFlow() {
        return flow == 0 ? this : new SipPeer(transport, host, port, 0);
    }

    @Override
    public String toString() {
        return transport.name().toLowerCase(Locale.ROOT) + ":"
                + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
