package io.carillon.contract;

import java.io.Serializable;

/**
 * How loud somebody in a mix is for the others, and the others for him.
 *
 * @param said how much louder the others hear him, in decibels
 * @param heard how much louder he hears them, in decibels
 * @param muted whether nobody hears him
 */
public record MixLevels(int said, int heard, boolean muted) implements Serializable {
    /** As it comes. */
    public static final MixLevels PLAIN = new MixLevels(0, 0, false);
    /** Nobody is made louder or quieter than by this many decibels. */
    public static final int MOST = 20;

    public MixLevels {
        if (Math.abs(said) > MOST || Math.abs(heard) > MOST) {
            throw new IllegalArgumentException("levels " + said + " and " + heard + " dB");
        }
    }
}
