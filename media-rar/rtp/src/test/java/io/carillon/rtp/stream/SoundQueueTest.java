package io.carillon.rtp.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.contract.StreamOrder;
import io.carillon.rtp.pcm.Wave;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoundQueueTest {
    private final SoundQueue queue = new SoundQueue(8000);

    private static short[] counting(int from, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (from + i);
        }
        return samples;
    }

    @Test
    void whatIsHandedOverIsHeardInOrderAndTheEndIsFilledUp() {
        assertThat(queue.isActive()).isFalse();
        queue.offer(counting(1, 200), 200);
        short[] frame = new short[160];
        assertThat(queue.isActive()).isTrue();
        queue.fill(frame);
        assertThat(frame).isEqualTo(counting(1, 160));
        queue.fill(frame);
        assertThat(Arrays.copyOf(frame, 41)).endsWith((short) 200, (short) 0);
        assertThat(queue.isActive()).isFalse();
        assertThat(queue.read()).isEqualTo(queue.written());
    }

    @Test
    void thirtySecondsWaitAndNoMore() {
        short[] second = counting(0, 8000);
        for (int i = 0; i < SoundQueue.MOST_SECONDS; i++) {
            assertThat(queue.offer(second, 8000)).isEqualTo(8000);
        }
        assertThat(queue.offer(second, 8000)).isZero();
        queue.fill(new short[160]);
        assertThat(queue.offer(second, 8000)).isEqualTo(160);
    }

    @Test
    void whatIsClearedIsNotHeard() {
        queue.offer(counting(1, 1000), 1000);
        queue.clear();
        queue.offer(counting(5000, 160), 160);
        short[] frame = new short[160];
        assertThat(queue.isActive()).isTrue();
        queue.fill(frame);
        assertThat(frame).isEqualTo(counting(5000, 160));
    }

    @Test
    void framesWaitUntilTheyAreTakenAndNoneIsOverwritten() {
        FrameQueue frames = new FrameQueue(2);
        int taken = 0;
        while (frames.offer(new short[] {(short) taken, 7})) {
            taken++;
        }
        assertThat(taken).isEqualTo(FrameQueue.MOST);
        assertThat(frames.peek()).containsExactly(0, 7);
        frames.done();
        assertThat(frames.offer(new short[] {99, 7})).isTrue();
        assertThat(frames.peek()).containsExactly(1, 7);
    }

    @Test
    void soundIsTheSameAfterwardsHoweverItsBytesAreCut() {
        short[] wave = Wave.sine(500, 16_000, 320, -10);
        SoundFormat format = new SoundFormat(StreamOrder.Sound.L16_16000);
        byte[] bytes = new byte[640];
        ByteBuffer message = format.message(wave);
        assertThat(message.order()).as("what the JDK masks rightly").isEqualTo(ByteOrder.BIG_ENDIAN);
        message.get(bytes);
        assertThat((short) (bytes[2] & 0xff | bytes[3] << 8)).isEqualTo(wave[1]);
        short[] back = new short[640];
        int count = format.samples(ByteBuffer.wrap(bytes, 0, 101), back);
        short[] rest = new short[640];
        int more = format.samples(ByteBuffer.wrap(bytes, 101, 539), rest);
        System.arraycopy(rest, 0, back, count, more);
        assertThat(Arrays.copyOf(back, count + more)).isEqualTo(wave);
        SoundFormat law = new SoundFormat(StreamOrder.Sound.PCMU_8000);
        short[] narrow = Wave.sine(500, 8000, 160, -10);
        short[] heard = new short[160];
        assertThat(law.samples(law.message(narrow), heard)).isEqualTo(160);
        assertThat(Wave.level(heard, 8000, 500)).isCloseTo(-10, Offset.offset(0.2));
    }

    @Test
    void textsAreReadAsFarAsTheyAreUnderstood() {
        assertThat(StreamText.event("{ \"event\" : \"mark\", \"name\":\"after hello\" }")).isEqualTo("mark");
        assertThat(StreamText.name("{\"event\":\"mark\",\"name\":\"after hello\"}")).isEqualTo("after hello");
        assertThat(StreamText.event("{\"type\":\"killAudio\"}")).isEqualTo("killAudio");
        assertThat(StreamText.event("nonsense")).isEmpty();
        assertThat(StreamText.quoted("a\"b\\c\nd")).isEqualTo("\"a\\\"b\\\\c\\u000ad\"");
    }
}
