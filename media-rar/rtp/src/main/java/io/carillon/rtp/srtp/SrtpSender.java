package io.carillon.rtp.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Encrypts what we send to one device, with one key. Works in place in the buffer of its event loop, whose thread alone
 * calls it. A sender lives as long as its key: packet indexes must not start again under the same key.
 */
public final class SrtpSender {
    /** Result of a packet that is no RTP or RTCP, or has no room for a tag. */
    public static final int UNFIT = -1;
    /** Result of a packet whose index was used before: sending another one with it would betray both. */
    public static final int REPEATED = -2;

    static final int MOST_RTCP = 0x7fffffff;

    private final SrtpKey key;
    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final PacketIndexes indexes = new PacketIndexes();
    private final Workbench bench;
    private long rtcpIndex;

    /**
     * @param key what we told the device
     * @param bench what the event loop's keys share
     * @throws GeneralSecurityException when the JDK lacks a cipher
     */
    public SrtpSender(SrtpKey key, Workbench bench) throws GeneralSecurityException {
        this.key = key;
        this.bench = bench;
        this.rtp = PacketCipher.rtp(key, bench);
        this.rtcp = PacketCipher.rtcp(key, bench);
    }

    /** One that shares nothing, for packets of at most {@code largest} bytes. */
    public SrtpSender(SrtpKey key, int largest) throws GeneralSecurityException {
        this(key, new Workbench(largest));
    }

    public SrtpKey key() {
        return key;
    }

    /**
     * Encrypts an RTP packet.
     *
     * @param buffer holds it from position 0 and has room behind it
     * @return the new length, {@link #REPEATED} when its index was used before, {@link #UNFIT} when it is no RTP
     */
    public int rtp(ByteBuffer buffer, int length) throws GeneralSecurityException {
        int header = SrtpHeader.length(buffer, length);
        if (header < 0 || length + PacketCipher.OVERHEAD > buffer.capacity()) {
            return UNFIT;
        }
        PacketCipher.Place place = bench.place;
        byte[] packet = bench.packet;
        place.source = buffer.getInt(8);
        place.index = indexes.estimate(place.source, buffer.getShort(2) & 0xffff);
        if (place.index == PacketIndexes.NONE) {
            return REPEATED;
        }
        indexes.use(place.source, place.index);
        place.header = header;
        place.encrypted = true;
        buffer.get(0, packet, 0, length);
        int now = rtp.protect(packet, length, place);
        buffer.put(header, packet, header, now - header);
        return now;
    }

    /** Encrypts a compound RTCP packet. Results as of {@link #rtp}. */
    public int rtcp(ByteBuffer buffer, int length) throws GeneralSecurityException {
        if (length < SrtpHeader.RTCP || length + PacketCipher.OVERHEAD > buffer.capacity()) {
            return UNFIT;
        }
        if (rtcpIndex == MOST_RTCP) {
            return REPEATED; // the key has served its time (RFC 3711 section 9.2)
        }
        PacketCipher.Place place = bench.place;
        byte[] packet = bench.packet;
        place.source = buffer.getInt(4);
        place.index = ++rtcpIndex;
        place.header = SrtpHeader.RTCP;
        place.encrypted = true;
        buffer.get(0, packet, 0, length);
        int now = rtcp.protect(packet, length, place);
        buffer.put(0, packet, 0, now);
        return now;
    }
}
