package io.carillon.phone;

import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpReceiver;
import io.carillon.rtp.srtp.SrtpSender;
import io.carillon.rtp.srtp.SrtpSuite;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Map;

/** SRTP of a test phone: the product's own framing, which published vectors and foreign programs hold to account. */
final class Armour {
    private static final int ROOM = 2048;

    private final SrtpSender sender;
    private final SrtpReceiver receiver;
    private int undecipherable;

    Armour(SrtpKey ours, SrtpKey theirs) {
        try {
            sender = new SrtpSender(ours, ROOM);
            receiver = new SrtpReceiver(theirs, ROOM);
        } catch (GeneralSecurityException noCipher) {
            throw new IllegalStateException(noCipher);
        }
    }

    boolean isOf(Map.Entry<SrtpKey, SrtpKey> keys) {
        return sender.key().equals(keys.getKey()) && receiver.key().equals(keys.getValue());
    }

    SrtpSuite suite() {
        return sender.key().suite();
    }

    SrtpKey theirs() {
        return receiver.key();
    }

    synchronized byte[] encrypt(byte[] packet) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(ROOM).put(0, packet);
            byte[] sent = new byte[sender.rtp(buffer, packet.length)];
            buffer.get(0, sent);
            return sent;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Decrypts in place; 0 when the packet is not genuine. */
    synchronized int decrypt(byte[] packet, int length) {
        try {
            int clear = receiver.rtp(ByteBuffer.wrap(packet), length);
            if (clear < 0) {
                undecipherable++;
            }
            return Math.max(clear, 0);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    synchronized int undecipherable() {
        return undecipherable;
    }
}
