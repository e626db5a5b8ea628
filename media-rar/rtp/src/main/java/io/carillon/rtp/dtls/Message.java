package io.carillon.rtp.dtls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message of a handshake, or a piece of one (RFC 6347 section 4.2.2).
 *
 * @param type what it is
 * @param whole bytes of the whole message
 * @param number its place among the messages of its sender
 * @param offset where in the whole this piece belongs
 * @param bytes the piece
 */
record Message(int type, int whole, int number, int offset, byte[] bytes) {
    private static final int PIECE = 1_024;
    private static final byte HANDSHAKE = 22;

    /** The one that begins there, null when it is cut or contradicts itself. */
    static Message read(byte[] record, int at) {
        ByteBuffer header = ByteBuffer.wrap(record);
        int whole = Records.number24(header, at + 1);
        int offset = Records.number24(header, at + 6);
        int length = Records.number24(header, at + 9);
        int begin = at + Records.MESSAGE_HEADER;
        if (begin + length > record.length || offset + length > whole) {
            return null;
        }
        return new Message(record[at] & 0xff, whole, header.getShort(at + 4) & 0xffff, offset,
                Arrays.copyOfRange(record, begin, begin + length));
    }

    /** The header of the whole message, as it counts for what was said (section 4.2.6). */
    ByteArrayOutputStream header() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(header(0, whole));
        return header;
    }

    private byte[] header(int from, int length) {
        return ByteBuffer.allocate(Records.MESSAGE_HEADER).putInt(type << 24 | whole).putShort((short) number)
                .put((byte) (from >> 16)).putShort((short) from).put((byte) (length >> 16)).putShort((short) length).array();
    }

    /** Part of this piece in a record of its own, the number of which is given to it later. */
    byte[] record(int from, int length) {
        return ByteBuffer.allocate(Records.HEADER + Records.MESSAGE_HEADER + length).put(HANDSHAKE).put((byte) 0xfe)
                .put((byte) 0xfd).putLong(0).putShort((short) (Records.MESSAGE_HEADER + length))
                .put(header(offset + from, length)).put(bytes, from, length).array();
    }

    /** All of it in records that fit into datagrams. */
    List<byte[]> records() {
        List<byte[]> records = new ArrayList<>(2);
        int from = 0;
        do {
            int length = Math.min(PIECE, bytes.length - from);
            records.add(record(from, length));
            from += length;
        } while (from < bytes.length);
        return records;
    }
}
