package io.carillon.rtp.rtcp;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Compound packets by the rules of RFC 3550 section 6 and RFC 4585, with counts, lengths and paddings that may lie. */
public final class RtcpGrammar implements Fuzz.Grammar {
    private static final int ROOM = 16_384;
    private static final int BLOCK = 24;

    @Override
    public byte[] next(Dice dice) {
        ByteBuffer packet = ByteBuffer.allocate(ROOM);
        int parts = dice.between(1, 5);
        for (int i = 0; i < parts; i++) {
            part(dice, packet, i == 0 && !dice.oneIn(10), i == parts - 1);
        }
        byte[] whole = Arrays.copyOf(packet.array(), packet.position());
        return switch (dice.below(12)) {
            case 0 -> Arrays.copyOf(whole, dice.below(whole.length));
            case 1 -> dice.mutate(whole);
            default -> whole;
        };
    }

    private static void part(Dice dice, ByteBuffer packet, boolean lead, boolean last) {
        int type = lead ? dice.oneOf(200, 201) : dice.oneOf(200, 201, 202, 203, 204, 205, 206, 207, dice.word(8));
        int count = dice.oneIn(3) ? dice.below(32) : dice.below(3);
        byte[] body = dice.bytes(switch (type) {
            case 200 -> 24 + count * BLOCK;
            case 201 -> 4 + count * BLOCK;
            case 203 -> count * 4;
            case 202 -> 4 * dice.below(8);
            default -> 8 + 4 * dice.below(6);
        });
        byte[] source = {0, 0, 0x5e, (byte) dice.below(4)};
        System.arraycopy(source, 0, body, 0, Math.min(body.length, source.length));
        int padding = last && dice.oneIn(6) ? 4 * dice.between(1, 3) : 0;
        int first = 0x80 | (padding > 0 ? 0x20 : 0) | dice.orLie(count, 5) & 0x1f;
        packet.put((byte) dice.orLie(first, 8)).put((byte) type);
        packet.putShort((short) dice.orLie((body.length + padding) / 4, 16)).put(body);
        if (padding > 0) {
            packet.put(new byte[padding - 1]).put((byte) dice.orLie(padding, 8));
        }
    }
}
