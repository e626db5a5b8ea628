package io.carillon.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Fuzz;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Whatever comes to the SIP port as STUN: answered shortly and for the same transaction, or not at all. */
class FuzzedStunTest {
    private static final int MESSAGES = 20_000;
    private static final int LONGEST_ANSWER = 64;

    private final InetSocketAddress source = new InetSocketAddress("192.0.2.7", 4000);
    private int answered;

    @Test
    void anAnswerIsShortAndOfTheSameTransaction() {
        Fuzz.run(FuzzedStunTest.class, "stun", MESSAGES, new StunGrammar(), this::judge);
        assertThat(answered).isBetween(MESSAGES / 20, MESSAGES * 19 / 20);
    }

    private void judge(byte[] message) {
        ByteBuf request = Unpooled.wrappedBuffer(message);
        if (!Stun.isBindingRequest(request)) {
            return;
        }
        answered++;
        ByteBuf answer = Stun.answer(request, source, UnpooledByteBufAllocator.DEFAULT);
        try {
            assertThat(answer.getUnsignedShort(0)).isIn(0x0101, 0x0111);
            assertThat(answer.getUnsignedShort(2)).isEqualTo(answer.readableBytes() - 20);
            assertThat(answer.slice(4, 16)).isEqualTo(request.slice(4, 16));
            assertThat(answer.readableBytes()).isLessThanOrEqualTo(LONGEST_ANSWER);
        } finally {
            answer.release();
        }
    }
}
