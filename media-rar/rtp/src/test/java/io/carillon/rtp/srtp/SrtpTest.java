package io.carillon.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    private final Random random = new Random(3);

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void whatWasEncryptedIsReadAgain(SrtpSuite suite) throws Exception {
        SrtpKey key = SrtpKey.random(suite);
        SrtpSender sender = new SrtpSender(key, 2048);
        SrtpReceiver receiver = new SrtpReceiver(key, 2048);
        // Past two roll-overs of the sequence number, with every size of packet there may be.
        for (int i = 0; i < 140_000; i++) {
            byte[] packet = rtp(i, 7, i % 40 == 0 ? random.nextInt(1400) : 160);
            byte[] sent = protect(sender, packet);
            assertThat(sent).hasSize(packet.length + suite.rtpTag());
            if (i % 50 == 0 || i % 0x10000 < 3 || i % 0x10000 > 0xfffc) {
                assertThat(unprotect(receiver, sent)).isEqualTo(packet);
            }
        }
        byte[] report = rtcp(7);
        for (int i = 0; i < 100; i++) {
            buffer.put(0, report);
            int length = sender.rtcp(buffer, report.length);
            assertThat(length).isEqualTo(report.length + suite.rtcpTag() + 4);
            assertThat(receiver.rtcp(buffer, length)).isEqualTo(report.length);
            assertThat(taken(report.length)).isEqualTo(report);
        }
    }

    @Test
    void theKeysOfOneEventLoopShareItsWorkbenchAndNothingElse() throws Exception {
        Workbench bench = new Workbench(2048);
        SrtpSuite[] suites = SrtpSuite.values();
        SrtpSender[] sharing = new SrtpSender[suites.length];
        SrtpSender[] alone = new SrtpSender[suites.length];
        SrtpReceiver[] receivers = new SrtpReceiver[suites.length];
        for (int i = 0; i < suites.length; i++) {
            SrtpKey key = SrtpKey.random(suites[i]);
            sharing[i] = new SrtpSender(key, bench);
            alone[i] = new SrtpSender(key, 2048);
            receivers[i] = new SrtpReceiver(key, bench);
        }
        for (int i = 0; i < 5000; i++) {
            int key = random.nextInt(suites.length);
            byte[] packet = rtp(i, key, random.nextInt(1400));
            byte[] sent = protect(sharing[key], packet);
            assertThat(sent).isEqualTo(protect(alone[key], packet));
            assertThat(read(receivers[(key + 1) % suites.length], sent)).isEqualTo(SrtpReceiver.FORGED);
            assertThat(unprotect(receivers[key], sent)).isEqualTo(packet);
        }
    }

    /** Calls are set up by other threads than that of the event loop, on whose hash its packets are summed. */
    @Test
    void keysAreMadeWhilePacketsOfOthersAreOnTheWay() throws Exception {
        Workbench bench = new Workbench(2048);
        SrtpKey key = SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
        SrtpSender sender = new SrtpSender(key, bench);
        SrtpReceiver receiver = new SrtpReceiver(key, bench);
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<Integer> setUp = new FutureTask<>(() -> {
            int made = 0;
            for (; !over.get(); made++) {
                new SrtpReceiver(SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80), bench);
            }
            return made;
        });
        new Thread(setUp).start();
        try {
            for (int i = 0; i < 50_000; i++) {
                byte[] packet = rtp(i, 7, 160);
                assertThat(unprotect(receiver, protect(sender, packet))).as("packet %d", i).isEqualTo(packet);
            }
        } finally {
            over.set(true);
        }
        assertThat(setUp.get()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void everyChangedBitIsNoticedAndLeavesThePacketAsItWas(SrtpSuite suite) throws Exception {
        SrtpKey key = SrtpKey.random(suite);
        byte[] packet = rtp(1, 7, 20);
        byte[] sent = protect(new SrtpSender(key, 2048), packet);
        SrtpReceiver receiver = new SrtpReceiver(key, 2048);
        for (int bit = 0; bit < sent.length * 8; bit++) {
            byte[] changed = sent.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            buffer.put(0, changed);
            assertThat(receiver.rtp(buffer, changed.length)).as("bit %d", bit).isEqualTo(SrtpReceiver.FORGED);
            assertThat(taken(changed.length)).isEqualTo(changed);
        }
        assertThat(unprotect(receiver, sent)).isEqualTo(packet);
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void aPacketCountsOnce(SrtpSuite suite) throws Exception {
        SrtpKey key = SrtpKey.random(suite);
        SrtpSender sender = new SrtpSender(key, 2048);
        SrtpReceiver receiver = new SrtpReceiver(key, 2048);
        byte[][] sent = new byte[100][];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = protect(sender, rtp(65_500 + i, 7, 20));
        }
        for (int i : new int[] {0, 3, 1, 2, 60, 59, 99}) {
            assertThat(read(receiver, sent[i])).as("packet %d", i).isPositive();
        }
        for (int i : new int[] {0, 3, 1, 2, 60, 59, 99, 10}) {
            assertThat(read(receiver, sent[i])).as("packet %d again, or too old", i).isEqualTo(SrtpReceiver.REPLAYED);
        }
        assertThat(read(receiver, sent[98])).isPositive();
    }

    @Test
    void noIndexIsEncryptedTwice() throws Exception {
        SrtpSender sender = new SrtpSender(SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80), 2048);
        protect(sender, rtp(5, 7, 20));
        byte[] other = rtp(5, 7, 20);
        buffer.put(0, other);
        assertThat(sender.rtp(buffer, other.length)).isEqualTo(SrtpSender.REPEATED);
        assertThat(taken(other.length)).isEqualTo(other);
    }

    @Test
    void aKeyServesSoManyStreamsAndNoMore() throws Exception {
        SrtpSender sender = new SrtpSender(SrtpKey.random(SrtpSuite.AES_CM_128_HMAC_SHA1_80), 2048);
        for (int source = 0; source < PacketIndexes.MOST; source++) {
            assertThat(protect(sender, rtp(5, source, 20))).isNotEmpty();
        }
        byte[] onceMore = rtp(5, -1, 20);
        buffer.put(0, onceMore);
        assertThat(sender.rtp(buffer, onceMore.length)).isEqualTo(SrtpSender.REPEATED);
        assertThat(protect(sender, rtp(6, 0, 20))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void rubbishIsForged(SrtpSuite suite) throws Exception {
        SrtpReceiver receiver = new SrtpReceiver(SrtpKey.random(suite), 2048);
        for (int i = 0; i < 5000; i++) {
            byte[] rubbish = new byte[random.nextInt(i % 10 == 0 ? 2048 : 60)];
            random.nextBytes(rubbish);
            if (rubbish.length > 0 && i % 2 == 0) {
                rubbish[0] = (byte) (0x80 | rubbish[0] & 0x3f);
            }
            buffer.put(0, rubbish);
            assertThat(receiver.rtp(buffer, rubbish.length)).isNegative();
            buffer.put(0, rubbish);
            assertThat(receiver.rtcp(buffer, rubbish.length)).isNegative();
        }
    }

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void workPerPacketMakesNoObjectsOfOurs(SrtpSuite suite) throws Exception {
        SrtpKey key = SrtpKey.random(suite);
        SrtpSender sender = new SrtpSender(key, 2048);
        SrtpReceiver receiver = new SrtpReceiver(key, 2048);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] packet = rtp(0, 7, 160);
        long before = 0;
        int packets = 20_000;
        for (int i = 0; i < 2 * packets; i++) {
            if (i == packets) {
                before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            }
            buffer.put(0, packet).putShort(2, (short) i);
            assertLength(receiver.rtp(buffer, sender.rtp(buffer, packet.length)), packet.length);
        }
        long perPacket = (threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before) / packets;
        // What the JDK's GCM makes for itself is not ours to change.
        assertThat(perPacket).isLessThan(suite.isAead() ? 3000 : 1);
    }

    private static void assertLength(int actual, int expected) {
        if (actual != expected) {
            throw new AssertionError(actual + " instead of " + expected);
        }
    }

    @Test
    void aKeyIsNeverPrinted() {
        SrtpKey key = SrtpKey.random(SrtpSuite.AEAD_AES_256_GCM);
        assertThat(key.toString()).isEqualTo("SrtpKey[AEAD_AES_256_GCM]");
        assertThat(SrtpKey.of(key.suite(), key.keyAndSalt())).isEqualTo(key);
        assertThatThrownBy(() -> SrtpKey.of(SrtpSuite.AES_CM_128_HMAC_SHA1_80, new byte[31]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] protect(SrtpSender sender, byte[] packet) throws Exception {
        buffer.put(0, packet);
        return taken(sender.rtp(buffer, packet.length));
    }

    private byte[] unprotect(SrtpReceiver receiver, byte[] packet) throws Exception {
        return taken(read(receiver, packet));
    }

    private int read(SrtpReceiver receiver, byte[] packet) throws Exception {
        buffer.put(0, packet);
        return receiver.rtp(buffer, packet.length);
    }

    private byte[] taken(int length) {
        byte[] packet = new byte[length];
        buffer.get(0, packet);
        return packet;
    }

    private byte[] rtp(int sequence, int source, int payload) {
        byte[] packet = new byte[12 + payload];
        random.nextBytes(packet);
        ByteBuffer.wrap(packet).put((byte) 0x80).put((byte) 0).putShort((short) sequence).putInt(sequence * 160).putInt(source);
        return packet;
    }

    private byte[] rtcp(int source) {
        byte[] packet = new byte[28];
        random.nextBytes(packet);
        ByteBuffer.wrap(packet).put((byte) 0x80).put((byte) 200).putShort((short) 6).putInt(source);
        return packet;
    }
}
