package io.carillon.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.Wave;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlayoutBufferTest {
    private static final double HERTZ = 400;

    private final AudioCodec codec = AudioCodec.of(Codec.PCMU);
    private final AudioCodec.Encoder encoder = codec.encoder();
    private final PlayoutBuffer buffer = new PlayoutBuffer(codec);
    private final List<short[]> heard = new ArrayList<>();
    private int said;

    @Test
    void whatComesInTimeIsPlayedAsItWas() {
        for (int i = 0; i < 100; i++) {
            arrives(i);
            beat(0);
        }
        short[] all = heardFrom(2);
        assertThat(Wave.snr(all, 8000, HERTZ)).isGreaterThan(35);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(20);
        assertThat(buffer.lost()).isZero();
    }

    @Test
    void packetsInDisorderArePlayedInOrder() {
        beat(0);
        arrives(0);
        arrives(1);
        for (int i = 2; i < 100; i += 2) {
            arrives(i + 1);
            arrives(i);
            beat(10);
            beat(10);
        }
        assertThat(Wave.snr(heardFrom(4), 8000, HERTZ)).isGreaterThan(35);
        assertThat(buffer.lost()).isZero();
    }

    @Test
    void aLostPacketIsConcealed() {
        for (int i = 0; i < 200; i++) {
            if (i % 20 != 10) {
                arrives(i);
            }
            beat(400);
        }
        assertThat(buffer.lost()).isEqualTo(10);
        for (int i = 20; i < 190; i++) {
            short[] frame = heard.get(i);
            assertThat(Wave.level(frame, 8000, HERTZ)).as("frame %d", i).isGreaterThan(-16);
        }
        assertThat(Wave.snr(heardFrom(20), 8000, HERTZ)).isGreaterThan(12);
    }

    @Test
    void aLongSilenceFadesAndTheNextSentenceIsHeardWhole() {
        for (int i = 0; i < 20; i++) {
            arrives(i);
            beat(0);
        }
        for (int i = 0; i < 30; i++) {
            beat(0);
        }
        assertThat(Wave.level(heard.get(heard.size() - 1))).isLessThan(-90);
        int silent = heard.size();
        for (int i = 20; i < 60; i++) {
            arrives(i);
            beat(0);
        }
        assertThat(Wave.snr(heardFrom(silent + 2), 8000, HERTZ)).isGreaterThan(35);
        assertThat(buffer.lost()).isZero();
    }

    @Test
    void jitterMakesItWaitLongerAndQuietShorterAgain() {
        Random random = new Random(3);
        List<double[]> arrivals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            arrivals.add(new double[] {i * 20 + random.nextDouble() * 60, i});
        }
        play(arrivals, 500, 20 * 8);
        assertThat(buffer.delayMillis()).isBetween(30, 140);
        long lostInJitter = buffer.lost();
        assertThat(lostInJitter).isLessThan(5);
        for (int i = 500; i < 1100; i++) {
            arrives(i);
            beat(0);
        }
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(40);
        assertThat(buffer.lost()).isEqualTo(lostInJitter);
    }

    @Test
    void aLatePacketIsNotThrownAwayWhenNothingIsBehindIt() {
        for (int i = 0; i < 50; i++) {
            arrives(i);
            beat(0);
        }
        beat(0);
        beat(0);
        for (int i = 50; i < 100; i++) {
            arrives(i);
            beat(0);
        }
        assertThat(buffer.lost()).isZero();
        assertThat(buffer.dropped()).isZero();
        assertThat(Wave.snr(heardFrom(55), 8000, HERTZ)).isGreaterThan(35);
    }

    @Test
    void aBurstIsBounded() {
        arrives(0);
        beat(0);
        for (int i = 1; i < 400; i++) {
            arrives(i);
        }
        beat(0);
        assertThat(buffer.delayMillis()).isLessThanOrEqualTo(PlayoutBuffer.MOST_MILLIS + 20);
        assertThat(buffer.dropped()).isGreaterThan(380);
    }

    @Test
    void duplicatesAndGiantsAreLeftOut() {
        for (int i = 0; i < 50; i++) {
            arrives(i);
            arrives(i);
            beat(0);
        }
        buffer.put(7, 60, ByteBuffer.allocate(2000), 0, 1500);
        assertThat(buffer.dropped()).isEqualTo(51);
        assertThat(Wave.snr(heardFrom(2), 8000, HERTZ)).isGreaterThan(35);
    }

    @Test
    void aDeviceThatCountsAnewIsHeardAtOnce() {
        for (int i = 0; i < 50; i++) {
            arrives(i);
            beat(0);
        }
        for (int i = 0; i < 50; i++) {
            put(99, 40_000 + i, i + 50);
            beat(0);
        }
        assertThat(Wave.snr(heardFrom(55), 8000, HERTZ)).isGreaterThan(35);
    }

    @Test
    void longerPacketsFlowLikeShortOnes() {
        AudioCodec.Encoder sixty = codec.encoder();
        short[] wave = Wave.sine(HERTZ, 8000, 8000 * 4, -10);
        for (int i = 0; i < 60; i++) {
            ByteBuffer packet = ByteBuffer.allocate(480);
            sixty.encode(Wave.part(wave, i * 480, 480), 480, packet, 0);
            buffer.put(7, i, packet, 0, 480);
            beat(0);
            beat(0);
            beat(0);
        }
        assertThat(Wave.snr(heardFrom(3), 8000, HERTZ)).isGreaterThan(35);
    }

    /** As Opus does: each packet has a rough copy of what the one before it said. */
    @Test
    void aLostOrBrokenPacketIsHeardInTheNextThatRepeatsIt() {
        PlayoutBuffer repeating = new PlayoutBuffer(new Repeating());
        List<Integer> played = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            int say = i % 10 == 5 ? Repeating.BROKEN : i;
            if (i % 10 != 0) {
                repeating.put(7, i, ByteBuffer.wrap(new byte[] {(byte) say, (byte) (i - 1)}), 0, 2);
            }
            short[] frame = new short[160];
            repeating.play(frame, 400);
            played.add((int) frame[0]);
        }
        assertThat(played.subList(20, 36)).containsSequence(18, 19, -20, 21).containsSequence(24, -25, 26);
        assertThat(repeating.dropped()).isEqualTo(3);
        assertThat(repeating.lost()).isEqualTo(3);
    }

    /** A frame is its number; in the copy it is negative. */
    private static final class Repeating implements AudioCodec {
        private static final int BROKEN = 99;

        @Override
        public int rate() {
            return 8000;
        }

        @Override
        public int clockRate() {
            return 8000;
        }

        @Override
        public int samples(ByteBuffer from, int at, int length) {
            return 160;
        }

        @Override
        public int mostSamples(int bytes) {
            return 160;
        }

        @Override
        public int mostBytes(int samples) {
            return 2;
        }

        @Override
        public Encoder encoder() {
            throw new UnsupportedOperationException("only heard");
        }

        @Override
        public Decoder decoder() {
            return new Decoder() {
                @Override
                public int decode(ByteBuffer from, int at, int length, short[] samples) {
                    if (from.get(at) == BROKEN) {
                        return 0;
                    }
                    Arrays.fill(samples, from.get(at));
                    return samples.length;
                }

                @Override
                public boolean recover(ByteBuffer from, int at, int length, short[] samples, int count) {
                    Arrays.fill(samples, (short) -from.get(at + 1));
                    return true;
                }
            };
        }
    }

    private void play(List<double[]> arrivals, int beats, double jitter) {
        arrivals.sort((one, other) -> Double.compare(one[0], other[0]));
        int next = 0;
        for (int beat = 0; beat < beats; beat++) {
            while (next < arrivals.size() && arrivals.get(next)[0] <= beat * 20 + 10) {
                arrives((int) arrivals.get(next++)[1]);
            }
            beat(jitter / 3);
        }
        while (next < arrivals.size()) {
            arrives((int) arrivals.get(next++)[1]);
        }
    }

    private void arrives(int index) {
        put(7, 65_500 + index & 0xffff, index);
    }

    private void put(int source, int sequence, int index) {
        short[] frame = new short[160];
        for (int i = 0; i < 160; i++) {
            frame[i] = (short) Math.round(10_362 * Math.sin(2 * Math.PI * HERTZ * (index * 160 + i) / 8000));
        }
        ByteBuffer packet = ByteBuffer.allocate(172);
        encoder.encode(frame, 160, packet, 12);
        buffer.put(source, sequence, packet, 12, 160);
        said++;
    }

    private void beat(double jitterTicks) {
        short[] frame = new short[160];
        buffer.play(frame, jitterTicks);
        heard.add(frame);
    }

    private short[] heardFrom(int frame) {
        short[] all = new short[(heard.size() - frame) * 160];
        for (int i = frame; i < heard.size(); i++) {
            System.arraycopy(heard.get(i), 0, all, (i - frame) * 160, 160);
        }
        return all;
    }
}
