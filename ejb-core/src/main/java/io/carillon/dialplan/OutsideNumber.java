package io.carillon.dialplan;

import java.util.List;
import java.util.Objects;

/**
 * Numbers under which the house is known outside, and what they reach.
 *
 * @param pattern digits with country code, or as the trunk gives them
 * @param prefix whether the pattern is only how the numbers begin
 * @param trunks names of the trunks on which it is ours; empty for all
 * @param extension number in the house that it reaches: an extension, a ring group, a time
 *     condition
 */
public record OutsideNumber(DialPattern pattern, boolean prefix, List<String> trunks, String extension) {
    public OutsideNumber {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(extension, "extension");
        trunks = List.copyOf(trunks);
    }

    /** @param trunk name of a trunk, null for whichever */
    boolean isOn(String trunk) {
        return trunk == null || trunks.isEmpty() || trunks.contains(trunk);
    }
}
