package io.carillon.rtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The ports of one address as others are told them or as they are bound: each is made once and used by all calls that have it. */
final class PortAddresses {
    private final InetAddress host;
    private final int first;
    private final AtomicReferenceArray<InetSocketAddress> made;

    /**
     * @param portMin the lowest port
     * @param portMax the highest port
     */
    PortAddresses(InetAddress host, int portMin, int portMax) {
        this.host = host;
        this.first = portMin;
        this.made = new AtomicReferenceArray<>(portMax - portMin + 2);
    }

    InetSocketAddress at(int port) {
        InetSocketAddress address = made.get(port - first);
        if (address == null) {
            address = new InetSocketAddress(host, port);
            made.set(port - first, address);
        }
        return address;
    }
}
