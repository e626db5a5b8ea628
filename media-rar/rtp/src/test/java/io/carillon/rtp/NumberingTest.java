package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private final Numbering numbering = new Numbering();
    private final ByteBuffer packet = ByteBuffer.allocate(200);

    private int relayed(int sequence) {
        return relayed(sequence, 77);
    }

    private int relayed(int sequence, int source) {
        RtpHeader.write(packet, 0, sequence, sequence * 160, source);
        numbering.pass(packet, sequence * 20_000_000L);
        return RtpHeader.sequence(packet);
    }

    @Test
    void nothingChangesAsLongAsNothingIsPutInBetween() {
        for (int i = 65_000; i < 70_000; i++) {
            assertThat(relayed(i & 0xffff)).isEqualTo(i & 0xffff);
        }
    }

    @Test
    void whatIsPutInBetweenMovesWhatFollowsAndNothingIsNumberedTwiceOrSkipped() {
        List<Integer> seen = new ArrayList<>();
        int next = 65_500;
        seen.add(relayed(next++));
        for (int i = 0; i < 100_000; i++) {
            seen.add(i % 7 < 2 && i < 500 ? numbering.insert() : relayed(next++ & 0xffff));
        }
        for (int i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i)).as("packet %d", i).isEqualTo(seen.get(i - 1) + 1 & 0xffff);
        }
    }

    @Test
    void aPacketThatWasOvertakenKeepsThePlaceItHad() {
        relayed(10);
        relayed(12);
        assertThat(numbering.insert()).isEqualTo(13);
        assertThat(numbering.insert()).isEqualTo(14);
        assertThat(relayed(11)).isEqualTo(11);
        assertThat(relayed(13)).isEqualTo(15);
        assertThat(relayed(15)).isEqualTo(17);
        assertThat(relayed(14)).isEqualTo(16);
    }

    @Test
    void anotherSourceBeginsWithItsOwnNumbers() {
        relayed(10);
        numbering.insert();
        assertThat(relayed(40_000, 78)).isEqualTo(40_000);
        assertThat(numbering.source()).isEqualTo(78);
        assertThat(numbering.insert()).isEqualTo(40_001);
        assertThat(relayed(40_001, 78)).isEqualTo(40_002);
    }

    @Test
    void theTimeOfTheStreamGoesOnWhileNothingComes() {
        relayed(100);
        assertThat(numbering.timestamp(100 * 20_000_000L + 30_000_000L, 8000)).isEqualTo(16_000 + 240);
    }
}
