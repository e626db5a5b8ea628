package io.carillon.outward;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/** The addresses of the public network. */
public final class PublicAddresses {
    private PublicAddresses() {}

    /** Whether an address is one of the public network (RFC 6890). */
    public static boolean contain(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] at = address.getAddress();
        int first = at[0] & 0xFF;
        int second = at[1] & 0xFF;
        if (address instanceof Inet4Address) {
            boolean shared = first == 100 && (second & 0xC0) == 64;
            int third = at[2] & 0xFF;
            boolean special = first == 192 && second == 0 && (third == 0 || third == 2)
                    || first == 198 && (second & 0xFE) == 18;
            return first != 0 && first < 240 && !shared && !special;
        }
        // global unicast only, without tunnels that lead to addresses of IPv4
        boolean tunnel = first == 0x20 && second == 0x02 || first == 0x20 && second == 0x01 && at[2] == 0 && at[3] == 0;
        return address instanceof Inet6Address && (first & 0xE0) == 0x20 && !tunnel;
    }
}
