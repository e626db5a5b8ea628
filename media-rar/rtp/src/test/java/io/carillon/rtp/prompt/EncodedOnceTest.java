package io.carillon.rtp.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;
import io.carillon.rtp.pcm.AudioSource;
import io.carillon.rtp.pcm.Wave;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many hear in G.722 is encoded once, and sounds like what is encoded for each. */
class EncodedOnceTest {
    private static final AudioCodec G722 = AudioCodec.of(Codec.G722);
    private static final int FRAME = 160;

    private static Recording tone(double hertz, int samples) {
        return Recording.of(Wave.sine(hertz, Recording.RATE, samples, -10));
    }

    /** All that a source gives encoded, heard at 16 kHz. */
    private static short[] heard(AudioSource source, int frames) {
        AudioCodec.Decoder decoder = G722.decoder();
        ByteBuffer packet = ByteBuffer.allocate(12 + FRAME);
        short[] all = new short[frames * 2 * FRAME];
        short[] frame = new short[2 * FRAME];
        for (int i = 0; i < frames; i++) {
            assertThat(source.fillEncoded(G722, packet, 12)).isEqualTo(FRAME);
            assertThat(decoder.decode(packet, 12, FRAME, frame)).isEqualTo(2 * FRAME);
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        return all;
    }

    @Test
    void partsFollowEachOtherWithoutAGapWhereverTheyEnd() {
        Recording first = tone(700, 8000 - 37).encode();
        Recording second = tone(1300, 8000 + 11).encode();
        PromptSource source = new PromptSource(List.of(first, second), 1);
        short[] all = heard(source, 100);
        assertThat(Wave.level(Wave.part(all, 1600, 8000), 16000, 700)).isBetween(-11.5, -8.5);
        assertThat(Wave.snr(Wave.part(all, 1600, 8000), 16000, 700)).isGreaterThan(30);
        assertThat(Wave.level(Wave.part(all, 20_000, 8000), 16000, 1300)).isBetween(-11.5, -8.5);
        assertThat(Wave.snr(Wave.part(all, 20_000, 8000), 16000, 1300)).isGreaterThan(30);
        assertThat(Wave.level(Wave.part(all, 15_800, 400))).as("where one ends and the next begins").isGreaterThan(-16);
        assertThat(source.hasEnded()).isTrue();
        assertThat(source.fillEncoded(G722, ByteBuffer.allocate(172), 12)).isZero();
    }

    @Test
    void theLastFrameIsFilledUpWithSilence() {
        PromptSource source = new PromptSource(List.of(tone(700, 4 * FRAME + 3).encode()), 1);
        short[] all = heard(source, 5);
        assertThat(Wave.level(Wave.part(all, 9 * FRAME, FRAME))).isLessThan(-40);
    }

    @Test
    void itIsTheSameSoundAsEncodedForEach() {
        Recording tone = tone(1000, 8000);
        short[] once = heard(new PromptSource(List.of(tone.encode()), 1), 50);
        assertThat(Wave.level(Wave.part(once, 3200, 8000), 16000, 1000))
                .isCloseTo(Wave.level(Wave.part(tone.samples(), 1600, 4000), 8000, 1000), org.assertj.core.data.Offset.offset(0.5));
    }

    @Test
    void musicGoesOnWhereOthersHearIt() {
        List<Recording> quarter = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> quarter.add(tone(600 + 400 * i, 8000)));
        short[] all = new short[32_000];
        for (int i = 0; i < 4; i++) {
            quarter.get(i).copy(0, all, i * 8000, 8000);
        }
        Music music = new Music(Recording.of(all), () -> 2_500_000_000L);
        AudioSource listens = music.listen();
        assertThat(Wave.level(Wave.part(heard(listens, 20), 1600, 4000), 16000, 1400)).isBetween(-11.5, -8.5);
        listens.fill(new short[FRAME]);
        assertThat(Wave.level(Wave.part(heard(listens, 20), 3200, 3000), 16000, 1800)).as("half a second on").isBetween(-12.5, -8.5);
    }

    @Test
    void whatIsNotAtHandIsLeftToWhoSends() {
        PromptSource mixed = new PromptSource(List.of(tone(700, 800).encode(), tone(700, 800)), 1);
        ByteBuffer packet = ByteBuffer.allocate(172);
        assertThat(mixed.fillEncoded(G722, packet, 12)).isZero();
        PromptSource ready = new PromptSource(List.of(tone(700, 800).encode()), 1);
        assertThat(ready.fillEncoded(AudioCodec.of(Codec.PCMU), packet, 12)).isZero();
        short[] frame = new short[FRAME];
        ready.fill(frame);
        assertThat(Wave.level(frame)).as("nothing was taken from it").isGreaterThan(-16);
    }
}
