package io.carillon.rtp.codec;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Memory outside of the heap in which one encoder or decoder works: what it remembers, a packet, parts of one, and the samples
 * of the longest packet. It is there as long as this object is, so nobody can free it under a native call.
 */
final class OpusBlock {
    /** More than any processor asks for; and no two blocks share a cache line. */
    private static final int ALIGNMENT = 64;

    final long state;
    final long packetAt;
    final long partsAt;
    final long samplesAt;
    final ByteBuffer packet;
    final ShortBuffer samples;

    /**
     * @param state bytes that libopus wants to remember in
     * @param packet bytes of the longest packet
     * @param samples of the longest packet
     */
    OpusBlock(int state, int packet, int samples) {
        int packetOffset = aligned(state);
        int partsOffset = packetOffset + aligned(packet);
        int samplesOffset = partsOffset + aligned(packet);
        int length = samplesOffset + aligned(samples * Short.BYTES);
        ByteBuffer all = ByteBuffer.allocateDirect(length + 2 * ALIGNMENT).alignedSlice(ALIGNMENT);
        this.state = Pointer.nativeValue(Native.getDirectBufferPointer(all));
        this.packetAt = this.state + packetOffset;
        this.partsAt = this.state + partsOffset;
        this.samplesAt = this.state + samplesOffset;
        this.packet = all.slice(packetOffset, packet);
        this.samples = all.slice(samplesOffset, samples * Short.BYTES).order(ByteOrder.nativeOrder()).asShortBuffer();
    }

    private static int aligned(int length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
