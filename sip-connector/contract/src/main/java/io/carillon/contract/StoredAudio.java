package io.carillon.contract;

import java.io.Serializable;
import java.util.Objects;

/**
 * What became of sound that was to be stored.
 *
 * @param millis how long it is
 * @param objection why it is not stored, in words for whoever sent it; empty when it is
 */
public record StoredAudio(long millis, String objection) implements Serializable {
    public StoredAudio {
        Objects.requireNonNull(objection, "objection");
    }

    /** Whether it is stored. */
    public boolean isStored() {
        return objection.isEmpty();
    }
}
