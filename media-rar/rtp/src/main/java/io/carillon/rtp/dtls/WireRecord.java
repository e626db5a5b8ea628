package io.carillon.rtp.dtls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One record of a sound datagram (RFC 6347 section 4.1).
 *
 * @param bytes all of it, with its header
 */
record WireRecord(byte[] bytes) {
    /** What says that from now on all is encrypted; its number is given to it later. */
    static final byte[] CHANGE_CIPHER_SPEC = {20, (byte) 0xfe, (byte) 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1};

    private static final int SEAL = 8 + 16;

    /** The records of a sound datagram. */
    static List<WireRecord> of(byte[] datagram) {
        List<WireRecord> records = new ArrayList<>(4);
        for (int at = 0; at < datagram.length; at += Records.HEADER + Records.length(datagram, at)) {
            records.add(new WireRecord(
                    Arrays.copyOfRange(datagram, at, at + Records.HEADER + Records.length(datagram, at))));
        }
        return records;
    }

    /** Whether it says that it is protected, and cannot be: there is no room for a nonce and a seal (RFC 5288 section 3). */
    boolean isTooShort() {
        return !isOpen() && bytes.length <= Records.HEADER + SEAL;
    }

    /** Whether nothing protects it. */
    boolean isOpen() {
        return Records.isOpen(bytes, 0);
    }

    /** The messages of a handshake in it, or the pieces of such, as far as they make sense; none when it is protected. */
    List<Message> messages() {
        List<Message> messages = new ArrayList<>(4);
        int at = Records.HEADER;
        while (Records.isOpenHandshake(bytes, 0) && at + Records.MESSAGE_HEADER <= bytes.length) {
            Message message = Message.read(bytes, at);
            if (message == null) {
                break;
            }
            messages.add(message);
            at += Records.MESSAGE_HEADER + message.bytes().length;
        }
        return messages;
    }
}
