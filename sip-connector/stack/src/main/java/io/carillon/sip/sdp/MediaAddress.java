package io.carillon.sip.sdp;

import java.util.Objects;

/**
 * Where RTP is to be sent.
 *
 * @param host numeric IPv4 or IPv6 address without brackets
 * @param port RTP port
 * @param rtcpPort RTCP port, normally {@code port + 1}
 */
public record MediaAddress(String host, int port, int rtcpPort) {
    public MediaAddress {
        Objects.requireNonNull(host, "host");
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
