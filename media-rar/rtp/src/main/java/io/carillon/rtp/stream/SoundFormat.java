package io.carillon.rtp.stream;

import io.carillon.contract.StreamOrder;
import io.carillon.rtp.codec.G711;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How samples are bytes of a binary message. */
final class SoundFormat {
    private final StreamOrder.Sound sound;
    private final boolean law;
    private int left = -1;

    SoundFormat(StreamOrder.Sound sound) {
        this.sound = sound;
        this.law = sound == StreamOrder.Sound.PCMU_8000;
    }

    int rate() {
        return sound.rate();
    }

    /**
     * A message of these samples. It says that it is big-endian, which for bytes that are written means nothing: the JDK masks
     * what it sends eight bytes at a time in the order that the buffer names, and turns them round when that is the other.
     */
    ByteBuffer message(short[] samples) {
        ByteBuffer message =
                ByteBuffer.allocate(law ? samples.length : 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            if (law) {
                message.put(G711.MU_LAW.encode(sample));
            } else {
                message.putShort(sample);
            }
        }
        return message.flip().order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * The samples of a message. A byte that is half a sample waits for the other half.
     *
     * @return how many were written into {@code into}, which has room for as many as there are bytes
     */
    int samples(ByteBuffer message, short[] into) {
        int count = 0;
        while (message.hasRemaining()) {
            int next = message.get() & 0xff;
            if (law) {
                into[count++] = G711.MU_LAW.decode((byte) next);
            } else if (left < 0) {
                left = next;
            } else {
                into[count++] = (short) (next << 8 | left);
                left = -1;
            }
        }
        return count;
    }
}
