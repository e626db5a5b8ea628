package io.carillon.rtp;

import io.carillon.contract.LegId;
import io.carillon.contract.MixLevels;
import io.carillon.contract.MixRole;
import java.util.Objects;

/**
 * What an endpoint is to be in a mix.
 *
 * @param mix name of the mix, the same for all in it
 * @param role what it does there
 * @param coached whom it whispers to; null for nobody
 * @param levels how loud it is and hears
 */
public record MixPlace(String mix, MixRole role, LegId coached, MixLevels levels) {
    public MixPlace {
        Objects.requireNonNull(mix, "mix");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(levels, "levels");
    }

    /** Like everybody else. */
    public static MixPlace in(String mix) {
        return new MixPlace(mix, MixRole.TALKS, null, MixLevels.PLAIN);
    }
}
