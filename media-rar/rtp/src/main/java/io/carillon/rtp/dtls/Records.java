package io.carillon.rtp.dtls;

import java.nio.ByteBuffer;

/** The outside of DTLS 1.2 records (RFC 6347 section 4.1): type, version, epoch, number, length. */
final class Records {
    static final int HEADER = 13;
    /** Type, length, number, offset and length of the piece (section 4.2.2). */
    static final int MESSAGE_HEADER = 12;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final byte MAJOR = (byte) 0xfe;
    private static final byte MINOR = (byte) 0xfd;

    private Records() {}

    /** Whether a datagram consists of whole records such as a handshake has. */
    static boolean areSound(byte[] datagram) {
        int at = 0;
        while (at + HEADER <= datagram.length) {
            int type = datagram[at];
            boolean known = type == CHANGE_CIPHER_SPEC || type == ALERT || type == HANDSHAKE;
            if (!known || datagram[at + 1] != MAJOR) {
                return false;
            }
            at += HEADER + length(datagram, at);
        }
        return datagram.length > 0 && at == datagram.length;
    }

    /** Whether a sound datagram has an alert that nothing protects: anybody can have sent it. */
    static boolean haveOpenAlert(byte[] datagram) {
        for (int at = 0; at < datagram.length; at += HEADER + length(datagram, at)) {
            if (datagram[at] == ALERT && isOpen(datagram, at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives each record of a sound datagram that nothing protects the version that is spoken here and the next number.
     *
     * @return the first number that is free
     */
    static long straighten(byte[] datagram, long next) {
        long free = next;
        for (int at = 0; at < datagram.length; at += HEADER + length(datagram, at)) {
            if (isOpen(datagram, at)) {
                datagram[at + 2] = MINOR;
                ByteBuffer.wrap(datagram).putShort(at + 5, (short) (free >> 32)).putInt(at + 7, (int) free);
                free++;
            }
        }
        return free;
    }

    /** Whether a record of a sound datagram is part of a handshake that has no keys yet. */
    static boolean isOpenHandshake(byte[] datagram, int at) {
        return datagram[at] == HANDSHAKE && isOpen(datagram, at);
    }

    /** Whether nothing protects the record there. */
    static boolean isOpen(byte[] datagram, int at) {
        return datagram[at + 3] == 0 && datagram[at + 4] == 0;
    }

    /** Bytes after the header of the record there. */
    static int length(byte[] datagram, int at) {
        return (datagram[at + HEADER - 2] & 0xff) << 8 | datagram[at + HEADER - 1] & 0xff;
    }

    static int number24(ByteBuffer bytes, int at) {
        return (bytes.get(at) & 0xff) << 16 | bytes.getShort(at + 1) & 0xffff;
    }
}
