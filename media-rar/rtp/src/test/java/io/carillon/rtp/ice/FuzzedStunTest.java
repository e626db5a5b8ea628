package io.carillon.rtp.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Fuzz;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whatever a check looks like: nothing escapes, only proof is answered, and little is remembered. */
class FuzzedStunTest {
    private static final IceKeys KEYS = new IceKeys("ours", "a password of twenty-two", "theirs");
    private static final int PLACES = 200;
    private static final int REMEMBERED = 16;
    private static final int MESSAGES = 20_000;

    private final IceLite ice = new IceLite(KEYS);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    private int asked;
    private int answered;

    private static InetSocketAddress place(int number) {
        return new InetSocketAddress("192.0.2.7", 1024 + number % PLACES);
    }

    @Test
    void onlyProofIsAnsweredAndLittleRemembered() throws Exception {
        Fuzz.run(FuzzedStunTest.class, "stun", MESSAGES, new StunGrammar(KEYS), this::judge);
        assertThat(answered).as("the grammar reaches what lies behind the proof").isGreaterThan(MESSAGES / 20);
        assertThat(asked - answered).isGreaterThan(MESSAGES / 20);
        long remembered = java.util.stream.IntStream.range(0, PLACES).filter(one -> ice.isChecked(place(one))).count();
        assertThat(remembered).isLessThanOrEqualTo(REMEMBERED);
        byte[] good = Check.of(KEYS, -1, Check.With.NOMINATION);
        int length = take(good, PLACES - 1);
        assertThat(Check.type(answer(length), KEYS)).isEqualTo(StunMessage.BINDING_SUCCESS);
        assertThat(ice.nominated()).isEqualTo(place(PLACES - 1));
    }

    private int take(byte[] message, int from) throws Exception {
        int length = Math.min(message.length, buffer.capacity());
        buffer.put(0, message, 0, length);
        return ice.take(buffer, length, place(from), asked);
    }

    private byte[] answer(int length) {
        byte[] answer = new byte[length];
        buffer.get(0, answer);
        return answer;
    }

    private void judge(byte[] message) throws Exception {
        asked++;
        int length = take(message, asked);
        if (length == IceLite.SILENT) {
            return;
        }
        answered++;
        byte[] answer = answer(length);
        assertThat(Check.type(answer, KEYS)).isIn(StunMessage.BINDING_SUCCESS, StunMessage.BINDING_ERROR);
        assertThat(Arrays.copyOfRange(answer, 4, 20)).as("transaction").isEqualTo(Arrays.copyOfRange(message, 4, 20));
        assertThat(length).as("no answer is worth a flood").isLessThan(128);
    }
}
