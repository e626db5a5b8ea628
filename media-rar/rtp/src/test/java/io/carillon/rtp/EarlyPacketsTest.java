package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlyPacketsTest {
    private static final InetSocketAddress DEVICE = new InetSocketAddress("192.0.2.10", 4000);
    private static final int KEY = 16;
    private static final int SOUND = 172;

    private final ByteBuffer buffer = ByteBuffer.allocate(2048);
    private final LoopCounters counters = new LoopCounters();
    private final EarlyPackets early = new EarlyPackets(buffer, counters);
    private final List<Integer> judged = new ArrayList<>();

    private void comes(int number, int length, long now) {
        buffer.put(0, (byte) 0x80).put(1, (byte) 101).putShort(2, (short) number);
        early.untold(length, DEVICE, now);
    }

    private void judge(long now) {
        early.judge(now, (length, source, opened) -> judged.add(RtpHeader.sequence(buffer)));
    }

    @Test
    void theyAreJudgedInTheOrderInWhichTheyCame() {
        comes(1, KEY, 0);
        comes(2, SOUND, 1);
        comes(3, KEY, 2);
        judge(3);
        assertThat(judged).containsExactly(1, 2, 3);
        assertThat(early.isWaiting()).isFalse();
        assertThat(counters.droppedHeld).isZero();
    }

    @Test
    void theOldestAreDroppedWhenThereAreMany() {
        for (int i = 1; i <= EarlyPackets.MOST + 5; i++) {
            comes(i, KEY, i);
        }
        judge(100);
        assertThat(judged).hasSize(EarlyPackets.MOST).startsWith(6).endsWith(EarlyPackets.MOST + 5);
        assertThat(counters.droppedHeld).isEqualTo(5);
    }

    @Test
    void soundIsSoonTooOldAndAKeyLater() {
        comes(1, SOUND, 0);
        comes(2, KEY, 0);
        judge(EarlyPackets.SOUND_NANOS + 1);
        assertThat(judged).containsExactly(2);
        comes(3, KEY, 0);
        early.expire(EarlyPackets.KEY_NANOS);
        assertThat(early.isWaiting()).isTrue();
        early.expire(EarlyPackets.KEY_NANOS + 1);
        assertThat(early.isWaiting()).isFalse();
        assertThat(counters.droppedHeld).isEqualTo(2);
    }

    @Test
    void whatIsNoSoundOrTooLongDoesNotWait() {
        comes(1, EarlyPackets.LONGEST + 1, 0);
        comes(2, RtpHeader.LENGTH - 1, 0);
        buffer.put(0, (byte) 0).put(1, (byte) 1); // a connectivity check
        early.untold(KEY, DEVICE, 0);
        buffer.put(0, (byte) 0x80).put(1, (byte) 200); // a report
        early.untold(KEY, DEVICE, 0);
        assertThat(early.isWaiting()).isFalse();
        assertThat(counters.droppedHeld).isEqualTo(4);
    }

    @Test
    void whoIsNotProvenKeepsHisKeysOnlyAndWaitingAgainMakesNobodyYounger() {
        early.unproven(SOUND, DEVICE, 0, true);
        early.unproven(KEY, DEVICE, 0, false);
        early.unproven(KEY, DEVICE, 0, true);
        assertThat(counters.droppedHeld).isEqualTo(2);
        early.judge(EarlyPackets.KEY_NANOS - 1, (length, source, opened) -> early.unproven(length, source, EarlyPackets.KEY_NANOS, true));
        assertThat(early.isWaiting()).isTrue();
        judge(EarlyPackets.KEY_NANOS + 1);
        assertThat(judged).isEmpty();
        assertThat(counters.droppedHeld).isEqualTo(3);
    }
}
