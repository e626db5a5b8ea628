package io.carillon.rtp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {

    @Test
    void knownCodesOfTheRecommendation() {
        assertThat(G711.MU_LAW.decode((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(G711.MU_LAW.decode((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(G711.MU_LAW.decode((byte) 0xff)).isZero();
        assertThat(G711.A_LAW.decode((byte) 0xaa)).isEqualTo((short) 32256);
        assertThat(G711.A_LAW.decode((byte) 0x2a)).isEqualTo((short) -32256);
        assertThat(G711.A_LAW.decode((byte) 0xd5)).isEqualTo((short) 8);
        assertThat(G711.A_LAW.decode((byte) 0x55)).isEqualTo((short) -8);
        assertThat(G711.MU_LAW.encode((short) 0)).isEqualTo((byte) 0xff);
        assertThat(G711.MU_LAW.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(G711.A_LAW.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x2a);
    }

    @Test
    void everyCodeComesBackAfterDecodingAndEncoding() {
        for (G711 law : G711.values()) {
            for (int code = 0; code < 256; code++) {
                short linear = law.decode((byte) code);
                assertThat(law.decode(law.encode(linear))).isEqualTo(linear);
            }
        }
    }

    @Test
    void theErrorStaysWithinHalfAStepOfTheSegment() {
        for (G711 law : G711.values()) {
            for (int sample = -32000; sample <= 32000; sample += 7) {
                int error = Math.abs(law.decode(law.encode((short) sample)) - sample);
                assertThat(error).isLessThanOrEqualTo(8 + Math.abs(sample) / 30);
            }
        }
    }
}
