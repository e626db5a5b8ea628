package io.carillon.sip.transport;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Binding requests by the rules of RFC 5389 section 6, with types, lengths and cookies that may lie. */
final class StunGrammar implements Fuzz.Grammar {
    @Override
    public byte[] next(Dice dice) {
        ByteBuffer message = ByteBuffer.allocate(4096);
        message.putShort((short) dice.orLie(1, 14)).putShort((short) 0);
        message.putInt(dice.orLie(0x2112A442, 32)).put(dice.bytes(12));
        for (int n = dice.below(5); n > 0; n--) {
            int length = dice.oneIn(10) ? dice.below(600) : dice.below(24);
            message.putShort((short) (int) dice.oneOf(6, 8, 0x8022, 0x8028, 0x0003, dice.word(16)));
            message.putShort((short) dice.orLie(length, 16)).put(dice.bytes(length + 3 & ~3));
        }
        message.putShort(2, (short) dice.orLie(message.position() - 20, 16));
        byte[] whole = Arrays.copyOf(message.array(), message.position());
        return dice.oneIn(8) ? dice.mutate(whole) : whole;
    }
}
