package io.carillon.rtp;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** RTP by the rules of RFC 3550 section 5 and RFC 4733, with counts, extensions and paddings that may lie. */
public final class RtpGrammar implements Fuzz.Grammar {
    private static final int ROOM = 4096;

    private final boolean leaps;
    private int sequence;
    private int timestamp;

    private RtpGrammar(boolean leaps) {
        this.leaps = leaps;
    }

    /** A device whose sequence numbers and timestamps leap now and then. */
    public static RtpGrammar leaping() {
        return new RtpGrammar(true);
    }

    /** A device whose sequence numbers go on, as SRTP needs it. */
    public static RtpGrammar steady() {
        return new RtpGrammar(false);
    }

    @Override
    public byte[] next(Dice dice) {
        ByteBuffer packet = ByteBuffer.allocate(ROOM);
        int sources = dice.oneIn(4) ? dice.below(16) : 0;
        boolean extended = dice.oneIn(4);
        int padding = dice.oneIn(5) ? dice.between(1, 20) : 0;
        int first = 0x80 | sources | (extended ? 0x10 : 0) | (padding > 0 ? 0x20 : 0);
        int type = dice.oneOf(0, 0, 0, 8, 8, 101, 96, 13, dice.below(128));
        packet.put((byte) dice.orLie(first, 8)).put((byte) (type | (dice.oneIn(10) ? 0x80 : 0)));
        sequence = leaps && dice.oneIn(30) ? dice.word(16) : sequence + 1;
        timestamp = leaps && dice.oneIn(30) ? dice.word(32) : timestamp + 160;
        packet.putShort((short) sequence).putInt(timestamp);
        packet.putInt(dice.oneIn(20) ? dice.below(4) : 0x5eed).put(dice.bytes(4 * sources));
        if (extended) {
            int words = dice.below(6);
            packet.putShort((short) (int) dice.oneOf(0xbede, 0x1000, dice.word(16)));
            packet.putShort((short) dice.orLie(words, 16)).put(dice.bytes(4 * words));
        }
        packet.put(dice.bytes(type == 101 ? 4 : dice.oneOf(160, 160, 80, 0, 1, dice.below(1400))));
        if (padding > 0) {
            packet.put(new byte[padding - 1]).put((byte) dice.orLie(padding, 8));
        }
        byte[] whole = Arrays.copyOf(packet.array(), packet.position());
        return dice.oneIn(12) ? Arrays.copyOf(whole, dice.below(whole.length)) : whole;
    }
}
