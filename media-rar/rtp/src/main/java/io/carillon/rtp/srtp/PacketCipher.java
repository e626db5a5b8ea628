package io.carillon.rtp.srtp;

import java.security.GeneralSecurityException;

/**
 * Encrypts and authenticates packets in place, with one session key. The packet lies at the beginning of an array that
 * has room for {@link #OVERHEAD} bytes more.
 */
abstract class PacketCipher {
    /** What protecting adds at most: the tag, and for RTCP the index. */
    static final int OVERHEAD = 16 + 4;
    /** The tag is wrong. */
    static final int FORGED = -1;

    /** The numbers that make every packet's key stream its own. */
    record Keys(SrtpSuite suite, byte[] cipher, byte[] tag, byte[] salt) {
        static Keys rtp(SrtpKey master) throws GeneralSecurityException {
            return of(master, KeyDerivation.RTP_CIPHER, KeyDerivation.RTP_TAG, KeyDerivation.RTP_SALT);
        }

        static Keys rtcp(SrtpKey master) throws GeneralSecurityException {
            return of(master, KeyDerivation.RTCP_CIPHER, KeyDerivation.RTCP_TAG, KeyDerivation.RTCP_SALT);
        }

        private static Keys of(SrtpKey master, int cipher, int tag, int salt) throws GeneralSecurityException {
            SrtpSuite suite = master.suite();
            return new Keys(
                    suite,
                    KeyDerivation.derive(master, cipher, suite.keyBytes()),
                    suite.isAead() ? new byte[0] : KeyDerivation.derive(master, tag, 20),
                    KeyDerivation.derive(master, salt, suite.saltBytes()));
        }
    }

    static PacketCipher rtp(SrtpKey master, Workbench bench) throws GeneralSecurityException {
        Keys keys = Keys.rtp(master);
        return keys.suite().isAead()
                ? new GcmCipher(keys, bench, false)
                : new CounterCipher(keys, bench, keys.suite().rtpTag(), false);
    }

    static PacketCipher rtcp(SrtpKey master, Workbench bench) throws GeneralSecurityException {
        Keys keys = Keys.rtcp(master);
        return keys.suite().isAead()
                ? new GcmCipher(keys, bench, true)
                : new CounterCipher(keys, bench, keys.suite().rtcpTag(), true);
    }

    /**
     * Where a packet stands in its stream.
     *
     * <p>Reused for every packet of a loop, so that nothing is made per packet.
     */
    static final class Place {
        /** Bytes in front that stay readable. */
        int header;
        /** Synchronisation source. */
        int source;
        /** Packet index: 48 bits for RTP, 31 for RTCP. */
        long index;
        /** Whether RTCP is encrypted, or authenticated alone. RTP is always encrypted. */
        boolean encrypted;

        /** What is authenticated behind the packet: the roll-over counter for RTP. */
        int rollOvers() {
            return (int) (index >>> 16);
        }

        /** The word that stands behind an RTCP packet: E flag and index (RFC 3711 section 3.4). */
        int indexWord() {
            return (int) index | (encrypted ? 0x80000000 : 0);
        }
    }

    /**
     * Protects a packet.
     *
     * @param length bytes of the packet
     * @return the new length
     */
    abstract int protect(byte[] packet, int length, Place place) throws GeneralSecurityException;

    /**
     * Checks a packet and makes it readable. Nothing is changed when it is forged.
     *
     * @param length bytes of the packet as it came, at least header, tag and (RTCP) index word
     * @return the new length, or {@link #FORGED}
     */
    abstract int unprotect(byte[] packet, int length, Place place) throws GeneralSecurityException;

    /** Where the index word of a protected RTCP packet stands. */
    abstract int indexWordAt(int length);

    static int getInt(byte[] from, int at) {
        return (from[at] & 0xff) << 24 | (from[at + 1] & 0xff) << 16 | (from[at + 2] & 0xff) << 8 | from[at + 3] & 0xff;
    }

    static void putInt(byte[] to, int at, int value) {
        to[at] = (byte) (value >> 24);
        to[at + 1] = (byte) (value >> 16);
        to[at + 2] = (byte) (value >> 8);
        to[at + 3] = (byte) value;
    }
}
