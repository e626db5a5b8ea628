package io.carillon.rtp;

import io.carillon.contract.LegId;
import io.carillon.contract.MixRole;
import java.util.Objects;

/**
 * What an endpoint is to be in a mix.
 *
 * @param mix name of the mix, the same for all in it
 * @param role what it does there
 * @param coached whom it whispers to; null for nobody
 * @param decibels how much louder the others hear it, -60 to 20
 * @param muted whether they do not hear it at all
 */
public record MixPlace(String mix, MixRole role, LegId coached, double decibels, boolean muted) {
    public MixPlace {
        Objects.requireNonNull(mix, "mix");
        Objects.requireNonNull(role, "role");
    }

    /** Like everybody else. */
    public static MixPlace in(String mix) {
        return new MixPlace(mix, MixRole.TALKS, null, 0, false);
    }
}
