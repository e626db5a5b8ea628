package io.carillon.rtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Enumeration;

/**
 * The addresses of this host.
 *
 * @param told4 those that SDP names
 * @param bound4 those that sockets are bound to
 */
record LocalAddresses(PortAddresses told4, PortAddresses told6, PortAddresses bound4, PortAddresses bound6) {

    /** Configured ones, else those bound to, else the first of the host that others can reach, else loopback. */
    static LocalAddresses of(MediaConfig config) {
        return new LocalAddresses(
                ports(choose(config.advertised4(), config.bind4(), false), config),
                ports(choose(config.advertised6(), config.bind6(), true), config),
                ports(config.bind4(), config),
                ports(config.bind6(), config));
    }

    private static PortAddresses ports(InetAddress host, MediaConfig config) {
        return new PortAddresses(host, config.portMin(), config.portMax());
    }

    InetSocketAddress advertised(boolean six, int port) {
        return (six ? told6 : told4).at(port);
    }

    InetSocketAddress bound(boolean six, int port) {
        return (six ? bound6 : bound4).at(port);
    }

    private static InetAddress choose(InetAddress configured, InetAddress bound, boolean six) {
        if (configured != null) {
            return configured;
        }
        return bound.isAnyLocalAddress() ? reachable(six) : bound;
    }

    private static InetAddress reachable(boolean six) {
        try {
            Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
            while (all != null && all.hasMoreElements()) {
                NetworkInterface one = all.nextElement();
                InetAddress found = one.isUp() && !one.isLoopback() ? first(one, six) : null;
                if (found != null) {
                    return found;
                }
            }
        } catch (SocketException unreadable) {
            MediaLog.LOG.addressesUnknown(unreadable);
        }
        return loopback(six);
    }

    private static InetAddress first(NetworkInterface one, boolean six) {
        return one.inetAddresses()
                .filter(address -> address instanceof Inet6Address == six && !address.isLinkLocalAddress())
                .findFirst()
                .orElse(null);
    }

    private static InetAddress loopback(boolean six) {
        try {
            byte[] one = new byte[six ? 16 : 4];
            one[one.length - 1] = 1;
            if (!six) {
                one[0] = 127;
            }
            return InetAddress.getByAddress(one);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
