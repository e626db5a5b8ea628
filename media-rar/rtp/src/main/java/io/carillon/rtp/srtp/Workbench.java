package io.carillon.rtp.srtp;

import java.security.NoSuchAlgorithmException;

/**
 * What the keys of one event loop work with, one packet at a time: room for a packet and its key stream, and a hash.
 *
 * <p>A relay of a thousand calls has four thousand keys, and each is used once in 20 ms. Did each have room of its own,
 * none of it would be in the cache of the processor when its packet comes, and fetching it cost more than the
 * encryption. So a key owns its numbers alone, and what does not outlast a packet lies here.
 */
public final class Workbench {
    private static final int BLOCK = 16;

    final PacketCipher.Place place = new PacketCipher.Place();
    /** The packet, with room for what protecting adds. */
    final byte[] packet;
    final int largest;
    /** The numbered blocks whose encryption is the key stream. */
    final byte[] counters;
    final byte[] stream;
    final byte[] sum = new byte[Sha1.BYTES];
    final byte[] sent = new byte[Sha1.BYTES];
    final Sha1 sha1;

    /** @param largest bytes of the longest packet */
    public Workbench(int largest) {
        this.largest = largest;
        packet = new byte[largest + PacketCipher.OVERHEAD];
        counters = new byte[packet.length + BLOCK];
        stream = new byte[packet.length + BLOCK];
        try {
            sha1 = new Sha1();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java has it
        }
    }
}
