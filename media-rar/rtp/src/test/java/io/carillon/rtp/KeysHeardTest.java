package io.carillon.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysHeardTest {
    private final KeysHeard keys = new KeysHeard();
    private final ByteBuffer packet = ByteBuffer.allocate(64);
    private final List<String> told = new ArrayList<>();
    private long now = 1;

    private void event(int key, int timestamp, int duration, boolean end) {
        RtpHeader.write(packet, 101, 1, timestamp, 5);
        packet.put(12, (byte) key).put(13, (byte) (end ? 0x8a : 0x0a)).putShort(14, (short) duration);
        note(keys.take(packet, 16, now));
    }

    private void note(int key) {
        if (key != KeysHeard.NONE) {
            told.add(key + "/" + keys.duration());
        }
    }

    @Test
    void manyPacketsAreOneKey() {
        event(5, 1000, 160, false);
        event(5, 1000, 320, false);
        event(5, 1000, 480, true);
        event(5, 1000, 480, true);
        event(5, 1000, 480, true);
        event(5, 9000, 800, true);
        assertThat(told).containsExactly("5/480", "5/800");
    }

    @Test
    void whatIsLostOrOvertakenMakesNoKeyMoreOrLess() {
        event(1, 1000, 160, false);
        event(2, 5000, 160, false);
        event(1, 1000, 320, true);
        event(2, 5000, 320, true);
        assertThat(told).containsExactly("1/160", "2/320");
    }

    @Test
    void aKeyOfWhichNothingIsHeardAnyMoreHasComeUp() {
        event(3, -100, 160, false);
        now += 100_000_000;
        note(keys.silent(now));
        assertThat(told).isEmpty();
        now += 200_000_000;
        note(keys.silent(now));
        note(keys.silent(now));
        assertThat(told).containsExactly("3/160");
        event(3, -100, 320, true);
        assertThat(told).hasSize(1);
    }

    @Test
    void aDeviceThatMakesKeysUpIsFollowedNoFasterThanAFinger() {
        int told = 0;
        for (int millis = 0; millis < 10_000; millis++) {
            told += keys.mayTell(millis * 1_000_000L) ? 1 : 0;
        }
        assertThat(told).isBetween(200, 32 + 200);
    }

    @Test
    void whatIsNoKeyIsNotTold() {
        event(16, 1000, 160, true);
        event(200, 3000, 160, true);
        note(keys.take(packet, 14, now));
        assertThat(told).isEmpty();
    }

    @Test
    void sourcesAndExtensionsBeforeTheEventAreSkipped() {
        RtpHeader.write(packet, 101, 1, 7, 5);
        packet.put(0, (byte) 0x91).putShort(18, (short) 1).put(24, (byte) 9).put(25, (byte) 0x80).putShort(26, (short) 99);
        note(keys.take(packet, 28, now));
        note(keys.take(packet, 26, now));
        assertThat(told).containsExactly("9/99");
    }
}
