package io.carillon.rtp;

import io.carillon.contract.Codec;
import io.carillon.contract.MediaDirection;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.Wave;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;

/** CPU time to make a packet of 20 ms from one codec into another, without the network. */
public final class TranscodingCost {
    private static final int PACKETS = Integer.getInteger("bench.packets", 200_000);

    private TranscodingCost() {}

    public static void main(String[] arguments) {
        Codec linear = new Codec("L16", 16000);
        Codec[][] ways = {
            {Codec.PCMU, Codec.G722}, {Codec.G722, Codec.PCMU}, {Codec.PCMU, Codec.PCMA}, {Codec.PCMU, linear},
            {linear, Codec.G722}
        };
        for (Codec[] way : ways) {
            micros(way[0], way[1]); // warm
            System.out.printf("%s to %s: %.2f us per packet%n", way[0], way[1], micros(way[0], way[1]));
        }
    }

    private static double micros(Codec from, Codec to) {
        AudioCodec says = AudioCodec.of(from);
        Transcoder transcoder = new Transcoder(new Spoken(AudioCodec.of(to), 97));
        transcoder.remote(new RemoteMedia(null, null, null, MediaDirection.SENDRECV, Device.types(96, from),
                Device.types(96, from), from));
        ByteBuffer said = ByteBuffer.allocateDirect(2048);
        RtpHeader.write(said, 96, 1, 1, 1);
        int length = 12 + says.encoder().encode(
                Wave.sine(700, says.rate(), says.frame(), -10), says.frame(), said, 12);
        byte[] packet = new byte[length];
        said.get(0, packet);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < PACKETS; i++) {
            said.put(0, packet);
            transcoder.transcode(said, length);
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1000.0 / PACKETS;
    }
}
