package io.carillon.scenario;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.NetworkInterface;
import java.net.SocketException;

/** What the machine of the test has beside loopback. */
final class Network {
    private Network() {}

    /** Foreign programs such as browsers use no loopback by themselves: where there is nothing else, they cannot take part. */
    static void assumed() throws SocketException {
        boolean present = NetworkInterface.networkInterfaces().anyMatch(Network::isUsable);
        assumeThat(present).as("a network beside loopback").isTrue();
    }

    private static boolean isUsable(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback() && one.inetAddresses().findAny().isPresent();
        } catch (SocketException unreadable) {
            return false;
        }
    }
}
