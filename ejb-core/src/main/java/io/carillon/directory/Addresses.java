package io.carillon.directory;

import io.carillon.contract.SipPeer;
import io.carillon.contract.SwitchStatistics;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Optional;

/**
 * Where a person reaches this server from his desk.
 *
 * @param sip host and port for telephones
 * @param web address of console and API
 */
record Addresses(String sip, String web) {

    /** What is configured comes first, then what the switch listens on, then the first address of this host. */
    static Addresses of(Settings settings, Optional<SwitchStatistics> statistics) {
        Optional<SipPeer> listening = statistics.stream()
                .flatMap(all -> all.listening().stream())
                .findFirst();
        String host = settings.text("carillon.sip.advertised-address", null);
        if (host == null) {
            host = listening.map(SipPeer::host).filter(one -> !isWildcard(one)).orElse(null);
        }
        if (host == null) {
            String bound = settings.text("carillon.sip.bind-address", "0.0.0.0");
            host = isWildcard(bound) ? ofHost() : bound;
        }
        int port = listening.map(SipPeer::port).orElse(settings.number("carillon.sip.port", 5060, 1, 65535));
        return new Addresses(bracketed(host) + ":" + port, "http://" + web(settings));
    }

    private static String web(Settings settings) {
        String bound = settings.text("jboss.bind.address", "127.0.0.1");
        int offset = settings.number("jboss.socket.binding.port-offset", 0, 0, 65535);
        int port = settings.number("jboss.http.port", 8080, 1, 65535) + offset;
        return bracketed(isWildcard(bound) ? ofHost() : bound) + ":" + port + "/";
    }

    private static boolean isWildcard(String host) {
        return host.isEmpty() || host.contains(",") || host.equals("0.0.0.0") || host.equals("::")
                || host.equals("0:0:0:0:0:0:0:0");
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static String ofHost() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("127.0.0.1");
        } catch (SocketException unreadable) {
            return "127.0.0.1";
        }
    }
}
