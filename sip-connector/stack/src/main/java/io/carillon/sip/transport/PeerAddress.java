package io.carillon.sip.transport;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SipTransport;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Between socket addresses and peers. Never asks a name server. */
final class PeerAddress {
    private PeerAddress() {}

    static SipPeer of(SipTransport transport, InetSocketAddress address) {
        return new SipPeer(transport, host(address.getAddress()), address.getPort());
    }

    /** Numeric text; IPv4 that came through an IPv6 socket is IPv4, and a scope is no part of it. */
    static String host(InetAddress address) {
        InetAddress plain = plain(address);
        return NetUtil.toAddressString(plain);
    }

    static InetAddress plain(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return address;
            }
        }
        if (bytes[10] != -1 || bytes[11] != -1) {
            return address;
        }
        try {
            return InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether it is an address and not a name. */
    static boolean isNumeric(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    /** Null when the host of the peer is not numeric. */
    static InetSocketAddress socket(SipPeer peer) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(peer.host());
        return address == null || peer.port() < 1 || peer.port() > 65_535 ? null
                : new InetSocketAddress(address, peer.port());
    }
}
