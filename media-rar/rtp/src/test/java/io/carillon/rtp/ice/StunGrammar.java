package io.carillon.rtp.ice;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Connectivity checks by the rules of RFC 8489 and RFC 8445: any attributes in any order, with lengths that may lie,
 * often with an integrity and a fingerprint that are right nevertheless, so that what lies behind them is reached.
 */
public final class StunGrammar implements Fuzz.Grammar {
    private static final int ROOM = 2048;
    private static final int LONGEST_ATTRIBUTE = 700;

    private final IceKeys keys;

    public StunGrammar(IceKeys keys) {
        this.keys = keys;
    }

    @Override
    public byte[] next(Dice dice) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(ROOM);
        buffer.putInt(4, dice.oneIn(20) ? dice.word(32) : 0x2112a442).put(8, dice.bytes(12));
        StunMessage message = new StunMessage(buffer, StunMessage.HEADER);
        message.begin(dice.oneIn(10) ? dice.word(14) : StunMessage.BINDING_REQUEST);
        int used = StunMessage.HEADER;
        for (int n = dice.below(8); n > 0 && used < ROOM - LONGEST_ATTRIBUTE - 400; n--) {
            used += attribute(dice, buffer, message);
        }
        if (!dice.oneIn(4)) {
            name(dice, buffer, message);
        }
        return sealed(dice, buffer, message);
    }

    private int attribute(Dice dice, ByteBuffer buffer, StunMessage message) {
        int type = dice.oneOf(StunMessage.USERNAME, StunMessage.PRIORITY, StunMessage.USE_CANDIDATE,
                StunMessage.MESSAGE_INTEGRITY, StunMessage.FINGERPRINT, StunMessage.ICE_CONTROLLED,
                StunMessage.XOR_MAPPED_ADDRESS, 0x8022, 0xc057, 0x802a, dice.word(16));
        int length = dice.oneIn(20) ? dice.below(LONGEST_ATTRIBUTE) : dice.oneOf(0, 1, 4, 8, 20, dice.below(40));
        int value = message.attribute(type, length);
        buffer.put(value, dice.bytes(length));
        buffer.putShort(value - 2, (short) dice.orLie(length, 16));
        return 4 + (length + 3 & ~3);
    }

    private void name(Dice dice, ByteBuffer buffer, StunMessage message) {
        byte[] name = keys.username().getBytes(StandardCharsets.UTF_8);
        int value = message.attribute(StunMessage.USERNAME, name.length);
        buffer.put(value, dice.oneIn(10) ? dice.bytes(name.length) : name);
    }

    private byte[] sealed(Dice dice, ByteBuffer buffer, StunMessage message) throws Exception {
        boolean right = !dice.oneIn(5);
        byte[] password = right ? keys.ourPassword().getBytes(StandardCharsets.UTF_8) : dice.bytes(20);
        byte[] whole = Arrays.copyOf(buffer.array(), message.finish(password));
        return switch (dice.below(12)) {
            case 0 -> Arrays.copyOf(whole, dice.below(whole.length));
            case 1 -> dice.mutate(whole);
            case 2 -> Arrays.copyOf(whole, whole.length + dice.below(64));
            default -> whole;
        };
    }
}
