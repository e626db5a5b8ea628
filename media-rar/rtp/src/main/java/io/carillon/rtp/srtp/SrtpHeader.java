package io.carillon.rtp.srtp;

import java.nio.ByteBuffer;

/** What of a packet stays readable (RFC 3711 sections 3.1 and 3.4). */
final class SrtpHeader {
    /** First header and source of a compound RTCP packet. */
    static final int RTCP = 8;
    private static final int RTP = 12;

    private SrtpHeader() {}

    /** Header with contributing sources and extension (RFC 3711 section 3.1: they stay readable), -1 when it is none. */
    static int length(ByteBuffer rtp, int length) {
        if (length < RTP || (rtp.get(0) & 0xc0) != 0x80) {
            return -1;
        }
        int first = rtp.get(0);
        int header = RTP + 4 * (first & 0x0f);
        if ((first & 0x10) != 0) {
            header = header + 4 > length ? length + 1 : header + 4 + 4 * (rtp.getShort(header + 2) & 0xffff);
        }
        return header > length ? -1 : header;
    }
}
