package io.carillon.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.carillon.rtp.prompt.Recording;
import io.carillon.rtp.prompt.WavFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the scenarios believe to have heard. */
class RecognitionTest {
    private static final int MINUTE = 60 * 8000;

    @Test
    void theProductsAreThoseOfThePieceAtEachPlace() {
        short[] sound = noise(40_001, 30_000);
        for (int length : new int[] {1, 2400, 8192}) {
            short[] piece = noise(length, 30_000);
            double[] products = new Correlation(piece).with(sound);
            assertThat(products).hasSize(sound.length - length + 1);
            for (int at = 0; at < products.length; at += 97) {
                assertThat(products[at]).as("%d samples at %d", length, at).isCloseTo(product(piece, sound, at), within(1000.0));
            }
            assertThat(products[products.length - 1]).isCloseTo(product(piece, sound, products.length - 1), within(1000.0));
        }
        assertThat(new Correlation(noise(2400, 100)).with(new short[2399])).isEmpty();
    }

    private static double product(short[] piece, short[] sound, int at) {
        double sum = 0;
        for (int i = 0; i < piece.length; i++) {
            sum += (double) piece[i] * sound[at + i];
        }
        return sum;
    }

    private static short[] noise(int length, int loudest) {
        short[] noise = new short[length];
        Random random = new Random(407);
        for (int i = 0; i < length; i++) {
            noise[i] = (short) (random.nextInt(2 * loudest) - loudest);
        }
        return noise;
    }

    @Test
    void aPromptIsKnownAgainWhereverItStandsAndNoOtherIs() throws Exception {
        short[] prompts = samples("en.wav");
        short[] heard = noise(MINUTE, 300);
        System.arraycopy(prompts, 0, heard, MINUTE / 2 + 1, 3 * 8000);
        Recording first = Recording.of(Arrays.copyOf(prompts, 2 * 8000));
        Recording other = Recording.of(Arrays.copyOfRange(prompts, 40 * 8000, 42 * 8000));
        Hearing hearing = new Hearing(heard, MINUTE / 160, 0, 0, 0);
        assertThat(Recognition.ofSound(hearing, first)).isGreaterThan(0.9);
        assertThat(Recognition.ofSound(hearing, other)).isLessThan(0.7);
    }

    private static short[] samples(String resource) throws IOException {
        try (InputStream in = Recording.class.getResourceAsStream(resource)) {
            return WavFile.read(in.readAllBytes()).samples();
        }
    }
}
