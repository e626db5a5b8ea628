package io.carillon.rtp.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TapRingTest {
    private final TapRing.Fact fact = new TapRing.Fact();

    private boolean offer(TapRing ring, int number, int length) {
        ByteBuffer packet = ByteBuffer.allocate(6000);
        for (int i = 0; i < length; i++) {
            packet.put(12 + i, (byte) (number + i));
        }
        packet.put(1, (byte) (number % 3 == 0 ? 0x80 : 0)).putInt(4, number);
        return ring.offer(TapRing.what(number & 1, number % 5), number * 7L, packet, 12, length);
    }

    private void check(TapRing.Fact seen, ByteBuffer bytes, int number) {
        assertThat(seen.timestamp).isEqualTo(number);
        assertThat(seen.side).isEqualTo(number & 1);
        assertThat(seen.kind).isEqualTo(number % 5);
        assertThat(seen.marked).isEqualTo(number % 3 == 0);
        assertThat(seen.arrival).isEqualTo(number * 7L);
        for (int i = 0; i < seen.length; i++) {
            assertThat(bytes.get(seen.at + i)).isEqualTo((byte) (number + i));
        }
    }

    @Test
    void whatGoesInComesOutInOrderHoweverOftenTheRingTurns() {
        TapRing ring = new TapRing(1 << 12);
        int next = 0;
        int[] out = {0};
        for (int round = 0; round < 500; round++) {
            int batch = ThreadLocalRandom.current().nextInt(1, 8);
            for (int i = 0; i < batch; i++) {
                assertThat(offer(ring, next, next * 37 % 400)).isTrue();
                next++;
            }
            ring.drain(fact, (seen, bytes) -> {
                assertThat(seen.length).isEqualTo(out[0] * 37 % 400);
                check(seen, bytes, out[0]++);
            });
            assertThat(out[0]).isEqualTo(next);
        }
    }

    @Test
    void whatFindsNoRoomIsRefusedAndHarmsNothing() {
        TapRing ring = new TapRing(1 << 12);
        int taken = 0;
        while (offer(ring, taken, 160)) {
            taken++;
        }
        assertThat(taken).isBetween(20, 23);
        assertThat(offer(ring, 99, 160)).isFalse();
        List<Integer> seen = new ArrayList<>();
        ring.drain(fact, (one, bytes) -> seen.add(one.timestamp));
        assertThat(seen).hasSize(taken).isSorted();
        assertThat(offer(ring, 7, 160)).isTrue();
        assertThat(offer(ring, 8, 5000)).as("longer than any packet of speech").isFalse();
    }

    @Test
    void oneThreadMayWriteWhileAnotherReads() throws Exception {
        TapRing ring = new TapRing(1 << 12);
        int most = 50_000;
        AtomicInteger refused = new AtomicInteger();
        Thread producer = new Thread(() -> {
            for (int number = 0; number < most; number++) {
                while (!offer(ring, number, number % 200)) {
                    refused.incrementAndGet();
                    Thread.yield();
                }
            }
        });
        producer.start();
        int[] next = {0};
        while (next[0] < most) {
            Thread.yield();
            ring.drain(fact, (seen, bytes) -> {
                boolean whole = seen.length == next[0] % 200
                        && (seen.length == 0 || bytes.get(seen.at) == (byte) next[0]);
                if (seen.timestamp != next[0] || !whole) {
                    throw new AssertionError("packet " + next[0] + " came out as " + seen.timestamp);
                }
                next[0]++;
            });
        }
        producer.join();
    }
}
