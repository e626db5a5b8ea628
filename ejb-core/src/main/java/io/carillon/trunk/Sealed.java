package io.carillon.trunk;

import java.util.Objects;

/**
 * A secret as it is stored: encrypted. Opened for the switch alone, shown to nobody.
 *
 * @param box the encrypted secret, empty when there is none
 */
public record Sealed(String box) {
    /** No secret. */
    public static final Sealed NONE = new Sealed("");

    public Sealed {
        Objects.requireNonNull(box, "box");
    }

    /** Whether there is a secret. */
    public boolean isPresent() {
        return !box.isEmpty();
    }

    @Override
    public String toString() {
        return isPresent() ? "sealed" : "none";
    }
}
