package io.carillon.rtp.bench;

import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpReceiver;
import io.carillon.rtp.srtp.SrtpSender;
import io.carillon.rtp.srtp.SrtpSuite;
import io.carillon.rtp.srtp.Workbench;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;

/**
 * CPU time that SRTP adds to a relayed packet of 20 ms: encrypting it, and checking and decrypting it. With one key over
 * and over everything stays in the nearest cache; with as many as a full relay has, each in its turn, nothing does.
 */
public final class SrtpCost {
    private static final int BLOCK = 20_000;
    private static final int BLOCKS = Integer.getInteger("bench.blocks", 40);
    private static final int KEYS = Integer.getInteger("bench.keys", 1000);
    private static final int RTP = 172;

    private final Workbench bench = new Workbench(2048);
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
    private final byte[] packet = new byte[RTP];
    private final SrtpSender[] senders;
    private final SrtpReceiver[] receivers;
    private int sent;

    private SrtpCost(SrtpSuite suite, int keys) throws Exception {
        senders = new SrtpSender[keys];
        receivers = new SrtpReceiver[keys];
        for (int i = 0; i < keys; i++) {
            SrtpKey key = SrtpKey.random(suite);
            senders[i] = new SrtpSender(key, bench);
            receivers[i] = new SrtpReceiver(key, bench);
        }
        ByteBuffer.wrap(packet).put((byte) 0x80).putInt(8, 7);
    }

    public static void main(String[] arguments) throws Exception {
        for (SrtpSuite suite : SrtpSuite.values()) {
            for (int keys : new int[] {1, KEYS}) {
                double encrypt = new SrtpCost(suite, keys).least(false);
                double both = new SrtpCost(suite, keys).least(true);
                System.out.printf("%s, %d keys: %.2f us to encrypt, %.2f us with decrypting%n", suite, keys, encrypt, both);
            }
        }
    }

    /** Microseconds of a packet in the block that was disturbed least by what else the machine does. */
    private double least(boolean decrypts) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int block = 0; block < BLOCKS; block++) {
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < BLOCK; i++) {
                pass(decrypts);
            }
            least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        }
        return least / 1000.0 / BLOCK;
    }

    private void pass(boolean decrypts) throws Exception {
        int leg = sent % senders.length;
        buffer.put(0, packet).putShort(2, (short) (sent / senders.length));
        sent++;
        int length = senders[leg].rtp(buffer, RTP);
        if (decrypts && receivers[leg].rtp(buffer, length) != RTP) {
            throw new IllegalStateException("not decrypted");
        }
    }
}
