package io.carillon.rtp.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * Checks and decrypts what one device sends, with one key. Works in place in the buffer of its event loop, whose thread
 * alone calls it. Nothing of a packet is believed, its sender least of all, before its tag was found right.
 */
public final class SrtpReceiver {
    /** Result of a packet whose tag is wrong, or that is too short to have one. */
    public static final int FORGED = -1;
    /** Result of a packet that was there before, or is older than all that are remembered. */
    public static final int REPLAYED = -2;

    private final SrtpKey key;
    private final int rtpTag;
    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final PacketIndexes indexes = new PacketIndexes();
    private final PacketIndexes rtcpIndexes = new PacketIndexes();
    private final Workbench bench;

    /**
     * @param key what the device told us
     * @param bench what the event loop's keys share
     * @throws GeneralSecurityException when the JDK lacks a cipher
     */
    public SrtpReceiver(SrtpKey key, Workbench bench) throws GeneralSecurityException {
        this.key = key;
        this.bench = bench;
        this.rtpTag = key.suite().rtpTag();
        this.rtp = PacketCipher.rtp(key, bench);
        this.rtcp = PacketCipher.rtcp(key, bench);
    }

    /** One that shares nothing, for packets of at most {@code largest} bytes. */
    public SrtpReceiver(SrtpKey key, int largest) throws GeneralSecurityException {
        this(key, new Workbench(largest));
    }

    public SrtpKey key() {
        return key;
    }

    /** Checks and decrypts an RTP packet: the new length, {@link #FORGED} or {@link #REPLAYED}. */
    public int rtp(ByteBuffer buffer, int length) throws GeneralSecurityException {
        int header = SrtpHeader.length(buffer, length);
        if (header < 0 || length - header < rtpTag || length > bench.largest) {
            return FORGED;
        }
        PacketCipher.Place place = bench.place;
        byte[] packet = bench.packet;
        place.source = buffer.getInt(8);
        place.index = indexes.estimate(place.source, buffer.getShort(2) & 0xffff);
        if (place.index == PacketIndexes.NONE) {
            return REPLAYED;
        }
        place.header = header;
        place.encrypted = true;
        buffer.get(0, packet, 0, length);
        int now = rtp.unprotect(packet, length, place);
        if (now == PacketCipher.FORGED) {
            return FORGED;
        }
        indexes.use(place.source, place.index);
        buffer.put(header, packet, header, now - header);
        return now;
    }

    /** Checks and decrypts a compound RTCP packet: the new length, {@link #FORGED} or {@link #REPLAYED}. */
    public int rtcp(ByteBuffer buffer, int length) throws GeneralSecurityException {
        int least = SrtpHeader.RTCP + key.suite().rtcpTag() + 4;
        if (length < least || length > bench.largest) {
            return FORGED;
        }
        int word = buffer.getInt(rtcp.indexWordAt(length));
        int index = word & SrtpSender.MOST_RTCP;
        PacketCipher.Place place = bench.place;
        byte[] packet = bench.packet;
        place.source = buffer.getInt(4);
        if (!rtcpIndexes.isNew(place.source, index)) {
            return REPLAYED;
        }
        place.index = index;
        place.header = SrtpHeader.RTCP;
        place.encrypted = word < 0;
        buffer.get(0, packet, 0, length);
        int now = rtcp.unprotect(packet, length, place);
        if (now == PacketCipher.FORGED) {
            return FORGED;
        }
        rtcpIndexes.use(place.source, index);
        buffer.put(0, packet, 0, now);
        return now;
    }
}
