package io.carillon.voicemail;

import java.time.Instant;
import java.util.Objects;

/**
 * A personal number as it is kept.
 *
 * @param hash what is kept of it
 * @param wrong how often in a row it was guessed in vain
 * @param lockedUntil until when nobody may guess, null when everybody may
 */
public record StoredPin(String hash, int wrong, Instant lockedUntil) {
    public StoredPin {
        Objects.requireNonNull(hash, "hash");
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }
}
