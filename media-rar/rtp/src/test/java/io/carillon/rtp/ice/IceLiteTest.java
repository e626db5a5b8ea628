package io.carillon.rtp.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IceLiteTest {
    private static final IceKeys KEYS = new IceKeys("ours", "a password of twenty-two", "theirs");
    private static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.7", 4000);
    private static final InetSocketAddress THERE = new InetSocketAddress("2001:db8::7", 5000);

    private final IceLite ice = new IceLite(KEYS);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);

    private int take(byte[] datagram, InetSocketAddress from, long seconds) throws Exception {
        buffer.put(0, datagram);
        return ice.take(buffer, datagram.length, from, seconds * 1_000_000_000L);
    }

    private byte[] answer(int length) {
        byte[] answer = new byte[length];
        buffer.get(0, answer);
        return answer;
    }

    /** RFC 5769 section 2.1. */
    @Test
    void thePublishedRequestIsProven() throws Exception {
        byte[] request = HexFormat.of().parseHex("000100582112a442b7e7a701bc34d686fa87dfae"
                + "80220010" + "5354554e207465737420636c69656e74" + "00240004" + "6e0001ff"
                + "80290008" + "932ff9b151263b36" + "00060009" + "6576746a3a68367659202020"
                + "00080014" + "9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2" + "80280004" + "e57a3bcf");
        StunMessage message = new StunMessage(ByteBuffer.wrap(request), request.length);
        assertThat(StunMessage.isSound(ByteBuffer.wrap(request), request.length)).isTrue();
        assertThat(message.text(message.find(StunMessage.USERNAME))).isEqualTo("evtj:h6vY");
        assertThat(message.hasFingerprint()).isTrue();
        assertThat(message.isProven("VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII))).isTrue();
        assertThat(message.isProven("another password, no key".getBytes(StandardCharsets.US_ASCII))).isFalse();
    }

    @Test
    void aCheckIsAnsweredWithTheAddressItCameFrom() throws Exception {
        int length = take(Check.of(KEYS, 1, Check.With.NOTHING), THERE, 0);
        byte[] answer = answer(length);
        assertThat(Check.type(answer, KEYS)).isEqualTo(StunMessage.BINDING_SUCCESS);
        StunMessage message = new StunMessage(ByteBuffer.wrap(answer), length);
        int mapped = message.find(StunMessage.XOR_MAPPED_ADDRESS);
        assertThat(message.lengthAt(mapped)).isEqualTo(20);
        assertThat(message.intAt(mapped) & 0xffff ^ 0x2112).isEqualTo(5000);
        assertThat(ice.isChecked(THERE)).isTrue();
        assertThat(ice.nominated()).isNull();
    }

    @Test
    void whereThePeerNominatesIsWhereItIs() throws Exception {
        take(Check.of(KEYS, 100, Check.With.NOMINATION), HERE, 0);
        assertThat(ice.nominated()).isEqualTo(HERE);
        take(Check.of(KEYS, 50, Check.With.NOMINATION), THERE, 1);
        assertThat(ice.nominated()).as("who nominates all means the best").isEqualTo(HERE);
        take(Check.of(KEYS, 200, Check.With.NOMINATION), THERE, 2);
        assertThat(ice.nominated()).isEqualTo(THERE);
    }

    @Test
    void aPairThatIsNoLongerNominatedGivesWayToAWorseOne() throws Exception {
        take(Check.of(KEYS, 100, Check.With.NOMINATION), HERE, 0);
        take(Check.of(KEYS, 100, Check.With.NOTHING), HERE, 1);
        assertThat(ice.nominated()).as("consent alone moves nothing").isEqualTo(HERE);
        take(Check.of(KEYS, 50, Check.With.NOMINATION), THERE, 1);
        assertThat(ice.nominated()).as("the better one was checked without being meant").isEqualTo(THERE);
        take(Check.of(KEYS, 20, Check.With.NOMINATION), HERE, 1);
        assertThat(ice.nominated()).isEqualTo(THERE);
        take(Check.of(KEYS, 20, Check.With.NOMINATION), HERE, 3);
        assertThat(ice.nominated()).as("the better one was not meant for two seconds").isEqualTo(HERE);
    }

    @Test
    void aPeerThatThinksItIsControlledHasToChange() throws Exception {
        int length = take(Check.of(KEYS, 1, Check.With.CONTROLLED_ROLE), HERE, 0);
        assertThat(Check.type(answer(length), KEYS)).isEqualTo(StunMessage.BINDING_ERROR);
        assertThat(ice.isChecked(HERE)).isFalse();
        length = take(Check.of(KEYS, 1, Check.With.UNKNOWN_ATTRIBUTE), HERE, 0);
        assertThat(Check.type(answer(length), KEYS)).isEqualTo(StunMessage.BINDING_ERROR);
    }

    @Test
    void whatIsNotProvenGetsNoAnswer() throws Exception {
        IceKeys wrong = new IceKeys("ours", "another password of more", "theirs");
        assertThat(take(Check.of(wrong, 1, Check.With.NOMINATION), HERE, 0)).isZero();
        assertThat(take(Check.of(new IceKeys("ours", KEYS.ourPassword(), "else"), 1, Check.With.NOMINATION), HERE, 0)).isZero();
        byte[] check = Check.of(KEYS, 1, Check.With.NOMINATION);
        Random random = new Random(5);
        for (int i = 0; i < check.length; i++) {
            byte[] changed = check.clone();
            changed[i] ^= (byte) (1 + random.nextInt(255));
            assertThat(take(changed, HERE, 0)).as("byte %d", i).isZero();
        }
        for (int i = 0; i < 5000; i++) {
            byte[] rubbish = new byte[random.nextInt(200)];
            random.nextBytes(rubbish);
            System.arraycopy(check, 0, rubbish, 0, Math.min(rubbish.length, random.nextInt(60)));
            assertThat(take(rubbish, HERE, 0)).isZero();
        }
        assertThat(ice.nominated()).isNull();
        assertThat(ice.isChecked(HERE)).isFalse();
    }
}
