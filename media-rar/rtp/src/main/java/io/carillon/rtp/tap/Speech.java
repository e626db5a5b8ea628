package io.carillon.rtp.tap;

import io.carillon.contract.Codec;
import io.carillon.rtp.codec.AudioCodec;
import java.util.List;
import java.util.Locale;

/**
 * What a recording can understand, Opus only where it is spoken; anything else, comfort noise and keys included, is silence in
 * it.
 */
public final class Speech {
    /** Not understood. */
    public static final int NONE = -1;

    private static final int NARROW = 8000;
    private static final List<Codec> NAMES = List.of(
            new Codec("PCMU", 8000), new Codec("PCMA", 8000), new Codec("G722", 8000), new Codec("L16", 8000),
            new Codec("L16", 16000), Codec.OPUS);

    private Speech() {}

    static int kinds() {
        return NAMES.size();
    }

    /** The codec of a kind, null for one that is not understood. */
    static AudioCodec of(int kind) {
        return kind >= 0 && kind < NAMES.size() ? AudioCodec.of(NAMES.get(kind)) : null;
    }

    /** The kind of a codec, {@link #NONE} for one that is not understood. */
    public static int kindOf(Codec codec) {
        return codec == null
                ? NONE
                : NAMES.indexOf(new Codec(codec.name().toUpperCase(Locale.ROOT), codec.clockRate()));
    }

    /** Samples per second that do justice to a codec. */
    public static int rateOf(Codec codec) {
        AudioCodec speech = of(kindOf(codec));
        return speech == null ? NARROW : speech.rate();
    }
}
