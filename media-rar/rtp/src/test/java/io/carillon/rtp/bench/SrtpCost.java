package io.carillon.rtp.bench;

import io.carillon.rtp.srtp.SrtpKey;
import io.carillon.rtp.srtp.SrtpReceiver;
import io.carillon.rtp.srtp.SrtpSender;
import io.carillon.rtp.srtp.SrtpSuite;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;

/** CPU time that SRTP adds to a relayed packet of 20 ms: encrypting it, and checking and decrypting it. */
public final class SrtpCost {
    private static final int PACKETS = Integer.getInteger("bench.packets", 1_000_000);
    private static final int RTP = 172;

    private SrtpCost() {}

    public static void main(String[] arguments) throws Exception {
        for (SrtpSuite suite : SrtpSuite.values()) {
            measure(suite); // warm
            double[] micros = measure(suite);
            System.out.printf("%s: %.2f us to encrypt, %.2f us to decrypt%n", suite, micros[0], micros[1]);
        }
    }

    private static double[] measure(SrtpSuite suite) throws Exception {
        SrtpKey key = SrtpKey.random(suite);
        ByteBuffer buffer = ByteBuffer.allocateDirect(2048);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        byte[] packet = new byte[RTP];
        ByteBuffer.wrap(packet).put((byte) 0x80).putInt(8, 7);
        long both = 0;
        for (int round = 0; round < 2; round++) {
            boolean decrypts = round == 1;
            SrtpSender sender = new SrtpSender(key, 2048);
            SrtpReceiver receiver = new SrtpReceiver(key, 2048);
            long before = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < PACKETS; i++) {
                buffer.put(0, packet).putShort(2, (short) i);
                int length = sender.rtp(buffer, RTP);
                if (decrypts && receiver.rtp(buffer, length) != RTP) {
                    throw new IllegalStateException("not decrypted");
                }
            }
            long spent = threads.getCurrentThreadCpuTime() - before;
            if (!decrypts) {
                both = spent;
            } else {
                return new double[] {both / 1000.0 / PACKETS, (spent - both) / 1000.0 / PACKETS};
            }
        }
        throw new IllegalStateException();
    }
}
