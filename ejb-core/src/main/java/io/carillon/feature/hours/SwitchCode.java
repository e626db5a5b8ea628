package io.carillon.feature.hours;

import io.carillon.dialplan.FeatureCode;
import io.carillon.dialplan.Match;
import io.carillon.hours.Standing;
import java.util.Optional;

/** The codes there are, each with the number of a condition behind it. */
enum SwitchCode {
    OPEN("*27", Standing.OPEN),
    CLOSE("*28", Standing.CLOSED),
    BY_THE_CLOCK("*29", Standing.AUTOMATIC);

    private final Match match;
    private final Standing standing;

    SwitchCode(String digits, Standing standing) {
        this.match = new Match.Prefix(digits, 2, 15);
        this.standing = standing;
    }

    FeatureCode asDialled(String feature) {
        return new FeatureCode(match + " time condition " + standing, match, feature);
    }

    /** What is said to the condition. */
    Standing standing() {
        return standing;
    }

    /** The number of the condition. */
    String numberIn(String dialled) {
        return match.rest(dialled);
    }

    static Optional<SwitchCode> in(String dialled) {
        for (SwitchCode code : values()) {
            if (code.match.accepts(dialled)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
