package io.carillon.rtp.dtls;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Records and handshake fragments by the rules of RFC 6347 section 4, with lengths, offsets and epochs that may lie.
 */
public final class DtlsGrammar implements Fuzz.Grammar {
    private static final int ROOM = 8192;
    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;

    @Override
    public byte[] next(Dice dice) {
        ByteBuffer datagram = ByteBuffer.allocate(ROOM);
        for (int records = dice.between(1, 3); records > 0; records--) {
            int type = dice.oneOf(HANDSHAKE, HANDSHAKE, HANDSHAKE, 20, ALERT, 23, 25, dice.between(20, 63));
            byte[] body = type == HANDSHAKE ? fragment(dice) : type == ALERT ? alert(dice) : dice.bytes(dice.below(120));
            datagram.put((byte) type).putShort((short) (int) dice.oneOf(0xfefd, 0xfefd, 0xfeff, dice.word(16)));
            datagram.putShort((short) (dice.oneIn(6) ? dice.word(16) : 0));
            datagram.putShort((short) 0).putInt(dice.word(32));
            datagram.putShort((short) dice.orLie(body.length, 16)).put(body);
        }
        byte[] whole = Arrays.copyOf(datagram.array(), datagram.position());
        return dice.oneIn(8) ? Arrays.copyOf(whole, dice.between(1, whole.length)) : whole;
    }

    private static byte[] alert(Dice dice) {
        return new byte[] {(byte) (int) dice.oneOf(1, 2), (byte) (int) dice.oneOf(0, 10, 40, 80, dice.word(8))};
    }

    private static byte[] fragment(Dice dice) {
        int kind = dice.oneOf(1, 1, 1, 2, 3, 11, 12, 13, 14, 15, 16, 20, dice.word(8));
        byte[] body = kind == 1 && !dice.oneIn(4) ? clientHello(dice) : dice.bytes(dice.below(200));
        int whole = dice.orLie(body.length, 24);
        return ByteBuffer.allocate(12 + body.length)
                .put((byte) kind).put((byte) (whole >> 16)).putShort((short) whole)
                .putShort((short) dice.orLie(0, 16))
                .put((byte) 0).putShort((short) dice.orLie(0, 16))
                .put((byte) 0).putShort((short) dice.orLie(body.length, 16))
                .put(body).array();
    }

    private static byte[] clientHello(Dice dice) {
        ByteBuffer hello = ByteBuffer.allocate(1024);
        hello.putShort((short) (int) dice.oneOf(0xfefd, 0xfefd, 0xfeff, dice.word(16))).put(dice.bytes(32));
        vector(dice, hello, dice.oneOf(0, 0, 32));
        vector(dice, hello, dice.oneOf(0, 0, 20));
        hello.putShort((short) dice.orLie(4, 16)).putShort((short) 0xc02b).putShort((short) dice.word(16));
        vector(dice, hello, 1);
        ByteBuffer extensions = ByteBuffer.allocate(512);
        for (int n = dice.below(5); n > 0; n--) {
            byte[] value = dice.bytes(dice.below(40));
            extensions.putShort((short) (int) dice.oneOf(14, 10, 11, 13, 23, dice.word(16)));
            extensions.putShort((short) dice.orLie(value.length, 16)).put(value);
        }
        hello.putShort((short) dice.orLie(extensions.position(), 16)).put(extensions.array(), 0, extensions.position());
        return Arrays.copyOf(hello.array(), hello.position());
    }

    private static void vector(Dice dice, ByteBuffer into, int length) {
        into.put((byte) dice.orLie(length, 8)).put(dice.bytes(length));
    }
}
