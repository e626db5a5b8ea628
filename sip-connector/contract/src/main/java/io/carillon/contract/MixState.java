package io.carillon.contract;

import java.io.Serializable;
import java.util.List;

/**
 * A mix at one moment.
 *
 * @param voices who is in it, in no order
 * @param speaker who has the word, null when nobody speaks
 * @param recording the recording that is made of it, empty for none
 */
public record MixState(List<Voice> voices, LegId speaker, String recording) implements Serializable {
    public MixState {
        voices = List.copyOf(voices);
    }

    /**
     * Somebody in it.
     *
     * @param leg who
     * @param speaking whether something is heard of him now
     */
    public record Voice(LegId leg, boolean speaking) implements Serializable {}
}
