package io.carillon.sip.sdp;

import io.carillon.contract.Repeated;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Where RTP is to be sent.
 *
 * @param host numeric IPv4 or IPv6 address without brackets
 * @param port RTP port
 * @param rtcpPort RTCP port, normally {@code port + 1}
 */
public record MediaAddress(String host, int port, int rtcpPort) {
    private static final int KNOWN_HOSTS = 1024;
    private static final Repeated<String, String> HOSTS = new Repeated<>(KNOWN_HOSTS, UnaryOperator.identity());

    public MediaAddress {
        host = HOSTS.of(Objects.requireNonNull(host, "host"));
    }

    /** An address with RTCP on the next port. */
    public static MediaAddress of(String host, int port) {
        return new MediaAddress(host, port, port + 1);
    }

    /** Whether the host is an IPv6 address. */
    public boolean isIpv6() {
        return host.indexOf(':') >= 0;
    }

    /** RFC 2543 hold: the unspecified address means that nothing is to be sent. */
    public boolean isUnspecified() {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("0:0:0:0:0:0:0:0");
    }
}
