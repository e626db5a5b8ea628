package io.carillon.rtp.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.fuzz.Fuzz;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Whatever a report looks like: it is read within its bounds or refused as a whole. */
class FuzzedRtcpTest {
    private static final int MESSAGES = 50_000;

    private int taken;
    private int refused;

    @Test
    void aCompoundIsReadWithinItsBoundsOrRefusedAsAWhole() {
        Fuzz.run(FuzzedRtcpTest.class, "rtcp", MESSAGES, new RtcpGrammar(), this::judge);
        assertThat(taken).isGreaterThan(MESSAGES / 20);
        assertThat(refused).isGreaterThan(MESSAGES / 20);
    }

    private void judge(byte[] packet) {
        int[] reported = new int[1];
        // A buffer that ends with the packet: a look behind the end throws.
        boolean sound = RtcpReader.read(ByteBuffer.wrap(packet), packet.length, new RtcpReader.Reports() {
            @Override
            public void senderReport(int source, int middleNtp) {
                reported[0]++;
            }

            @Override
            public void reportBlock(int cumulativeLost, int lastSenderReport, int delay) {
                assertThat(cumulativeLost).isBetween(-0x800000, 0x7fffff);
                reported[0]++;
            }
        });
        if (sound) {
            taken++;
            assertThat(reported[0]).as("reports in %d bytes", packet.length).isLessThanOrEqualTo(packet.length / 24);
            assertThat(packet.length % 4).isZero();
        } else {
            refused++;
            assertThat(reported[0]).as("reported of a refused packet").isZero();
        }
    }
}
