package io.carillon.rtp.codec;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether Opus is spoken here. That takes native code, so it is not before somebody has asked for it, and it may not be
 * possible on this machine; what two devices say to one another in Opus needs none of this.
 */
public final class Opus {
    private static final AtomicReference<OpusCodec> CODEC = new AtomicReference<>();

    private Opus() {}

    /**
     * Loads libopus and tries it, unless that was done before; may take a tenth of a second.
     *
     * @return the release that is used
     * @throws IOException when this machine has none that works, with the reasons in one line
     */
    public static synchronized String load() throws IOException {
        if (CODEC.get() == null) {
            OpusCodec codec = new OpusCodec(OpusLibrary.load());
            codec.tryIt();
            CODEC.set(codec);
        }
        return CODEC.get().toString();
    }

    /** Lets it go when the archive is taken away. What still encodes or decodes does nothing from then on. */
    public static synchronized void unload() {
        OpusCodec codec = CODEC.getAndSet(null);
        if (codec != null) {
            codec.unload();
        }
    }

    /** Null when it was not loaded. */
    static AudioCodec codec() {
        return CODEC.get();
    }
}
