package io.carillon.contract;

import java.io.Serializable;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * Where the sound of a telephone is to be streamed, and how.
 *
 * @param target ws or wss
 * @param authorization sent as the header of that name; null for none
 * @param sound how both sides write it
 * @param talks whether the telephone hears what comes back
 * @param notes what the far end is told at the start, at most {@value #MOST_NOTES}
 */
public record StreamOrder(URI target, String authorization, Sound sound, boolean talks, Map<String, String> notes)
        implements Serializable {
    /** More than these nobody needs. */
    public static final int MOST_NOTES = 16;

    /** How sound is written into binary messages. */
    public enum Sound {
        /** 16-bit linear, little-endian, 8000 samples per second. */
        L16_8000(8000),
        /** 16-bit linear, little-endian, 16000 samples per second. */
        L16_16000(16_000),
        /** G.711 mu-law, 8000 samples per second. */
        PCMU_8000(8000);

        private final int rate;

        Sound(int rate) {
            this.rate = rate;
        }

        /** Samples per second. */
        public int rate() {
            return rate;
        }
    }

    public StreamOrder {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(sound, "sound");
        notes = Map.copyOf(notes);
    }
}
