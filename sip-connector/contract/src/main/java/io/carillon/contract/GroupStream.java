package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * A multicast group that telephones listen to (RFC 1112), and what they hear there: plain RTP, one stream for all of them.
 *
 * @param address of the group, IPv4 in dotted decimals
 * @param port UDP port
 * @param codec PCMU, PCMA or G722
 */
public record GroupStream(String address, int port, Codec codec) implements Serializable {
    public GroupStream {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(codec, "codec");
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
