package io.carillon.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Dice;
import io.carillon.fuzz.Fuzz;
import io.carillon.rtp.RtpGrammar;
import io.carillon.rtp.rtcp.RtcpGrammar;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an encrypted packet looks like: it is what its sender sealed, once, or it is refused and left as it was. */
class FuzzedSrtpTest {
    private static final int MESSAGES = 8_000;
    private static final int ROOM = 2048;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ROOM);
    private SrtpKey key;
    private SrtpSender sender;
    private SrtpReceiver receiver;
    private int opened;
    private int refused;
    /** What was sealed last; null when the message never was. */
    private byte[] truth;

    private void keys(SrtpSuite suite) throws Exception {
        byte[] secret = new Dice(suite.ordinal()).bytes(suite.keyBytes() + suite.saltBytes());
        key = SrtpKey.of(suite, secret);
        sender = new SrtpSender(key, ROOM);
        receiver = new SrtpReceiver(key, ROOM);
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void audioIsWhatWasSealedOnceOrRefused(SrtpSuite suite) throws Exception {
        keys(suite);
        RtpGrammar grammar = RtpGrammar.steady();
        Fuzz.run(FuzzedSrtpTest.class, "srtp", MESSAGES, dice -> sealed(dice, grammar, false),
                message -> judge(message, false));
        assertThat(opened).isGreaterThan(MESSAGES / 20);
        assertThat(refused).isGreaterThan(MESSAGES / 20);
        byte[] fresh = new byte[172];
        ByteBuffer.wrap(fresh).put((byte) 0x80).put((byte) 0).putShort((short) 1).putInt(1).putInt(0x600d);
        buffer.put(0, fresh);
        assertThat(receiver.rtp(buffer, sender.rtp(buffer, fresh.length))).as("a good packet later").isEqualTo(172);
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void reportsAreWhatWasSealedOnceOrRefused(SrtpSuite suite) throws Exception {
        keys(suite);
        RtcpGrammar grammar = new RtcpGrammar();
        Fuzz.run(FuzzedSrtpTest.class, "srtp", MESSAGES, dice -> sealed(dice, grammar, true),
                message -> judge(message, true));
        assertThat(opened).isGreaterThan(MESSAGES / 20);
        assertThat(refused).isGreaterThan(MESSAGES / 20);
    }

    /** A packet that a device may have sealed, then changed, cut or repeated on its way now and then. */
    private byte[] sealed(Dice dice, Fuzz.Grammar grammar, boolean report) throws Exception {
        byte[] clear = grammar.next(dice);
        truth = null;
        if (clear.length < 12 || clear.length > ROOM - 64) {
            return clear;
        }
        buffer.put(0, clear);
        int length = report ? sender.rtcp(buffer, clear.length) : sender.rtp(buffer, clear.length);
        if (length < 0) {
            return clear;
        }
        byte[] whole = new byte[length];
        buffer.get(0, whole);
        truth = clear;
        if (dice.oneIn(8)) {
            whole[dice.below(length)] ^= (byte) (1 << dice.below(8));
        }
        return dice.oneIn(8) ? dice.mutate(whole) : whole;
    }

    private void judge(byte[] message, boolean report) throws Exception {
        int length = Math.min(message.length, ROOM);
        buffer.put(0, message, 0, length);
        int result = read(length, report);
        byte[] now = new byte[Math.max(result, length)];
        buffer.get(0, now, 0, Math.min(now.length, ROOM));
        if (result < 0) {
            refused++;
            assertThat(result).isIn(SrtpReceiver.FORGED, SrtpReceiver.REPLAYED);
            assertThat(Arrays.copyOf(now, length)).as("left as it was").isEqualTo(Arrays.copyOf(message, length));
            return;
        }
        opened++;
        assertThat(Arrays.copyOf(now, result)).as("what was sealed").isEqualTo(truth);
        buffer.put(0, message, 0, length);
        assertThat(read(length, report)).as("a second time").isEqualTo(SrtpReceiver.REPLAYED);
    }

    private int read(int length, boolean report) throws Exception {
        return report ? receiver.rtcp(buffer, length) : receiver.rtp(buffer, length);
    }
}
