package io.carillon.rtp.codec;

import com.sun.management.ThreadMXBean;
import io.carillon.rtp.pcm.Resampler;
import io.carillon.rtp.pcm.Wave;
import io.carillon.rtp.prompt.Recording;
import io.carillon.rtp.prompt.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Locale;

/**
 * CPU time and garbage of Opus for 20 ms of speech in one channel, by the care the encoder takes, and of our own encoder and
 * decoder. The speech is the English prompts.
 */
public final class OpusCost {
    private static final int FRAMES = Integer.getInteger("bench.frames", 4000);
    private static final int NARROW = 160;
    private static final int FRAME = 320;
    private static final int RATE = 16_000;

    private OpusCost() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(Opus.load());
        short[][] speech = english();
        for (int complexity = 0; complexity <= 10; complexity++) {
            OpusDevice device = new OpusDevice(RATE, 1, 2048, 24_000).set(OpusDevice.SET_COMPLEXITY, complexity);
            for (int round = 0; round < 2; round++) { // the first to get warm
                Meter meter = new Meter();
                long bytes = 0;
                for (int i = 0; i < FRAMES; i++) {
                    short[] frame = speech[i % speech.length];
                    meter.begin();
                    bytes += device.say(frame, FRAME).length;
                    meter.end();
                }
                if (round > 0) {
                    System.out.printf("complexity %d: encode %s; %d bytes per frame%n", complexity, meter, bytes / FRAMES);
                }
            }
        }
        ours(speech);
        ours(speech);
    }

    /** An encoder and a decoder as calls have them, and what it takes to get and give back both. */
    private static void ours(short[][] speech) {
        AudioCodec opus = Opus.codec();
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        short[] heard = new short[FRAME];
        Meter saying = new Meter();
        Meter hearing = new Meter();
        Meter guessing = new Meter();
        Meter making = new Meter();
        for (int i = 0; i < FRAMES; ) {
            making.begin();
            AudioCodec.Encoder encoder = opus.encoder();
            AudioCodec.Decoder decoder = opus.decoder();
            making.end();
            for (int j = 0; j < 200; j++, i++) {
                saying.begin();
                int bytes = encoder.encode(speech[i % speech.length], FRAME, packet, 12);
                saying.end();
                hearing.begin();
                decoder.decode(packet, 12, bytes, heard);
                hearing.end();
                if (i % 10 == 0) {
                    guessing.begin();
                    decoder.conceal(heard, FRAME);
                    guessing.end();
                }
            }
            making.begin();
            encoder.close();
            decoder.close();
            making.end();
        }
        System.out.printf("ours: encode %s; decode %s; conceal %s; make and close a pair %s%n",
                saying, hearing, guessing.of(FRAMES / 10), making.of(FRAMES / 200));
    }

    private static short[][] english() throws IOException {
        try (InputStream in = Recording.class.getResourceAsStream("en.wav")) {
            short[] narrow = WavFile.read(in.readAllBytes()).samples();
            short[][] frames = new short[Math.min(FRAMES, narrow.length / NARROW)][FRAME];
            Resampler up = Resampler.between(8000, RATE);
            for (int i = 0; i < frames.length; i++) {
                up.resample(Wave.part(narrow, i * NARROW, NARROW), NARROW, frames[i]);
            }
            return frames;
        }
    }

    /** What one thread uses between begin and end, per frame. */
    private static final class Meter {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long self = Thread.currentThread().getId();
        private long nanos;
        private long allocated;
        private long nanosBefore;
        private long allocatedBefore;

        void begin() {
            allocatedBefore = threads.getThreadAllocatedBytes(self);
            nanosBefore = threads.getCurrentThreadCpuTime();
        }

        void end() {
            nanos += threads.getCurrentThreadCpuTime() - nanosBefore;
            allocated += threads.getThreadAllocatedBytes(self) - allocatedBefore;
        }

        String of(int times) {
            return String.format(Locale.ROOT, "%.1f us, %d bytes of garbage", nanos / 1000.0 / times, allocated / times);
        }

        @Override
        public String toString() {
            return of(FRAMES);
        }
    }
}
