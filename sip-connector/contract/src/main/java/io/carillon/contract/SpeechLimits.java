package io.carillon.contract;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * What ends the recording of somebody who speaks alone, apart from an order and from hanging up.
 *
 * @param most how long it becomes at most
 * @param silence as long as that without a word ends it; zero when silence never does
 */
public record SpeechLimits(Duration most, Duration silence) implements Serializable {
    private static final Duration LONGEST = Duration.ofHours(4);

    public SpeechLimits {
        Objects.requireNonNull(most, "most");
        Objects.requireNonNull(silence, "silence");
        if (most.isNegative() || most.isZero() || most.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("recording of at most " + most);
        }
        if (silence.isNegative()) {
            throw new IllegalArgumentException("silence of " + silence);
        }
    }
}
