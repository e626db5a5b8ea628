package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.rtp.SourceLatch.Verdict;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class SourceLatchTest {
    private static final long MILLI = 1_000_000;
    private static final InetSocketAddress SDP = at(10, 4000);
    private static final InetSocketAddress NAT = at(20, 5000);
    private static final InetSocketAddress THIEF = at(66, 6000);

    private final SourceLatch latch = new SourceLatch();
    private long now = 1;

    private static InetSocketAddress at(int host, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) host}), port);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Verdict hear(InetSocketAddress source) {
        return latch.heard(source, now, true);
    }

    @Test
    void theSdpAddressIsBelievedAtOnceAndForGood() {
        latch.open(SDP, null);
        assertThat(hear(SDP)).isEqualTo(Verdict.LOCKED_NOW);
        assertThat(hear(THIEF)).isEqualTo(Verdict.FOREIGN);
        assertThat(hear(SDP)).isEqualTo(Verdict.DEVICE);
    }

    @Test
    void aFloodOfAStrangerIsNotFasterThanTheDevice() {
        latch.open(SDP, null);
        for (int i = 0; i < 10_000; i++, now += MILLI / 100) {
            assertThat(hear(THIEF)).isEqualTo(Verdict.CANDIDATE);
        }
        assertThat(latch.target()).isEqualTo(SDP);
        assertThat(hear(SDP)).isEqualTo(Verdict.LOCKED_NOW);
        assertThat(hear(THIEF)).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void theHostOfTheSignallingIsBelievedSoonAndBeatsAStranger() {
        latch.open(SDP, NAT.getAddress());
        assertThat(hear(THIEF)).isEqualTo(Verdict.CANDIDATE);
        assertThat(hear(NAT)).isEqualTo(Verdict.CANDIDATE);
        assertThat(hear(THIEF)).isEqualTo(Verdict.FOREIGN);
        for (int i = 1; i < SourceLatch.ENOUGH; i++) {
            now += 20 * MILLI;
            Verdict expected = i < SourceLatch.ENOUGH - 1 ? Verdict.CANDIDATE : Verdict.LOCKED_NOW;
            assertThat(hear(NAT)).isEqualTo(expected);
        }
        assertThat(latch.target()).isEqualTo(NAT);
        assertThat(hear(SDP)).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void aDeviceWithAnAddressNobodyNamedIsBelievedAfterAWhile() {
        latch.open(SDP, null);
        int packets = 0;
        while (hear(NAT) == Verdict.CANDIDATE) {
            now += 20 * MILLI;
            packets++;
        }
        assertThat(packets).isEqualTo(13);
        assertThat(latch.locked()).isEqualTo(NAT);
    }

    @Test
    void aKnownSourceIsGivenUpOnlyAfterASecondOfSilence() {
        latch.open(SDP, NAT.getAddress());
        hear(SDP);
        latch.open(SDP, NAT.getAddress());
        assertThat(latch.target()).isEqualTo(SDP);
        hear(NAT);
        now += 900 * MILLI;
        for (int i = 0; i < 10; i++) {
            assertThat(hear(NAT)).isEqualTo(Verdict.CANDIDATE);
        }
        assertThat(hear(SDP)).isEqualTo(Verdict.DEVICE);
        now += 5000 * MILLI;
        assertThat(hear(NAT)).isEqualTo(Verdict.FOREIGN);
    }

    @Test
    void aDeviceThatIsNotToSendIsNotLearned() {
        latch.open(SDP, null);
        for (int i = 0; i < 100; i++, now += 20 * MILLI) {
            assertThat(latch.heard(THIEF, now, false)).isEqualTo(Verdict.CANDIDATE);
        }
        assertThat(latch.locked()).isNull();
    }

    @Test
    void aNewAddressInTheSdpForgetsTheOldSource() {
        latch.open(SDP, null);
        hear(SDP);
        latch.open(NAT, null);
        assertThat(latch.target()).isEqualTo(NAT);
        assertThat(hear(SDP)).isEqualTo(Verdict.CANDIDATE);
        assertThat(hear(NAT)).isEqualTo(Verdict.LOCKED_NOW);
    }
}
